import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { tsImport } from 'tsx/esm/api'

import { rootDir } from './project.mjs'
import { startTemplate } from './start-template.mjs'

/**
 * Provides PostgreSQL for the run: the server behind TEST_DATABASE_URL, or an embedded one that lives as long as the
 * run. Exports TEST_PG_ADMIN_URL, TEST_RUN_ID and TEST_RUN_DIR to the workers. The migrated template is made meanwhile:
 * only the tests that clone it wait for it (tests/helpers/database.ts).
 */
export default async function startDatabase() {
  const runId = randomBytes(4).toString('hex')
  const dir = join(rootDir, '.data', `test-${runId}`)
  await mkdir(dir, { recursive: true })
  const server = await findServer(dir)
  const removeDir = () => rm(dir, { recursive: true, force: true })
  Object.assign(process.env, { TEST_PG_ADMIN_URL: server.url, TEST_RUN_ID: runId, TEST_RUN_DIR: dir })
  const template = startTemplate({ adminUrl: server.url, runId, dir })
  globalThis.freeholdTestRun = { runId, server, template, removeDir }
}

const findServer = async (dir) => {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, stop: async () => {} }
  const { startEmbedded } = await tsImport('../../src/platform/embedded-postgres.ts', import.meta.url)
  const embedded = await startEmbedded({ dir, durable: false })
  return { url: embedded.url, stop: embedded.destroy }
}
