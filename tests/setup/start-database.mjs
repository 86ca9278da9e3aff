import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

import { tsImport } from 'tsx/esm/api'

import { rootDir } from './project.mjs'

/**
 * Provides PostgreSQL for the run: the server behind TEST_DATABASE_URL, or an embedded one that lives as long as the
 * run. Exports TEST_PG_ADMIN_URL and, once the migrations are applied to it, TEST_TEMPLATE_DATABASE.
 */
export default async function startDatabase() {
  const runId = randomBytes(4).toString('hex')
  const server = await findServer(runId)
  const run = { server, templates: [] }
  globalThis.freeholdTestRun = run
  process.env.TEST_PG_ADMIN_URL = server.url
  process.env.TEST_RUN_ID = runId
  delete process.env.TEST_TEMPLATE_DATABASE

  if (!existsSync(join(rootDir, 'payload.config.ts'))) return
  const template = `freehold_template_${runId}`
  run.templates.push(template)
  try {
    await createTemplate({ adminUrl: server.url, template })
  } catch (error) {
    await server.stop()
    throw error
  }
  process.env.TEST_TEMPLATE_DATABASE = template
}

const findServer = async (runId) => {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, stop: async () => {} }
  const { startEmbedded } = await tsImport('../../src/platform/embedded-postgres.ts', import.meta.url)
  const dir = join(rootDir, '.data', `test-${runId}`)
  const embedded = await startEmbedded({ dir, durable: false })
  const stop = async () => {
    await embedded.destroy()
    await rm(dir, { recursive: true, force: true })
  }
  return { url: embedded.url, stop }
}

// A process of its own: Payload keeps its pool open, and the Jest process must be able to end.
const createTemplate = ({ adminUrl, template }) =>
  new Promise((resolve, reject) => {
    const script = join(rootDir, 'tests/setup/create-template.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', script, adminUrl, template], {
      cwd: rootDir,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '' },
    })
    const output = []
    child.stdout.on('data', (chunk) => output.push(chunk))
    child.stderr.on('data', (chunk) => output.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) return resolve()
      reject(new Error(`Creating the migrated test database failed (exit ${code}):\n${Buffer.concat(output)}`))
    })
  })
