import pg from 'pg'

/** Drops what the run left on a server that outlives it, then stops the embedded one. */
export default async function stopDatabase() {
  const run = globalThis.freeholdTestRun
  if (!run) return
  const client = new pg.Client({ connectionString: run.server.url })
  await client.connect()
  try {
    for (const template of run.templates) await client.query(`drop database if exists "${template}" with (force)`)
  } finally {
    await client.end()
    await run.server.stop()
  }
}
