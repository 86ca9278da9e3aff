import pg from 'pg'

/** Drops what the run left on a server that outlives it, then stops the embedded one. */
export default async function stopDatabase() {
  const run = globalThis.freeholdTestRun
  if (!run) return
  const { runId, server, template, removeDir } = run
  await template.stop()
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    // A test that died before its own clean-up leaves its database behind.
    const { rows } = await client.query('select datname from pg_database where datname ~ $1', [`^freehold_.*${runId}`])
    for (const { datname } of rows) await client.query(`drop database if exists "${datname}" with (force)`)
  } finally {
    await client.end()
    await server.stop()
    await removeDir()
  }
}
