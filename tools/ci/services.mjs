#!/usr/bin/env node
// Private PostgreSQL + PostGIS and Redis for one command, gone when it ends:
//   node tools/ci/services.mjs npm run test:services
// Without a command they stay until Ctrl-C, and their URLs are printed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { startPrivatePostgres } from './private-postgres.mjs'
import { startPrivateRedis } from './private-redis.mjs'

const main = async () => {
  const dir = await mkdtemp(join(tmpdir(), 'freehold-services-'))
  await chmod(dir, 0o755)
  const started = []
  try {
    const postgres = await startPrivatePostgres({ dir })
    started.push(postgres)
    const redis = await startPrivateRedis({ dir })
    started.push(redis)
    return await serve({ TEST_DATABASE_URL: postgres.url, TEST_REDIS_URL: redis.url })
  } finally {
    await Promise.all(started.map((service) => service.stop()))
    await rm(dir, { recursive: true, force: true })
  }
}

const serve = async (urls) => {
  const [command, ...args] = process.argv.slice(2)
  if (!command) {
    for (const [name, url] of Object.entries(urls)) console.log(`${name}=${url}`)
    await waitForSignal()
    return 0
  }
  // A process group of its own, so that a signal reaches what npm and Jest started as well.
  const child = spawn(command, args, { stdio: 'inherit', detached: true, env: { ...process.env, ...urls } })
  const forward = (signal) => process.kill(-child.pid, signal)
  process.on('SIGINT', forward).on('SIGTERM', forward)
  const [code] = await once(child, 'exit')
  return code ?? 1
}

const waitForSignal = async () => {
  const keepAlive = setInterval(() => undefined, 60_000)
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  clearInterval(keepAlive)
}

process.exitCode = await main()
