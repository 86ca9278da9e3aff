import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { rootDir } from './project.mjs'

/**
 * Makes the database that tests clone, in a process of its own: Payload keeps its pool open, and Jest must be able to
 * end. Its outcome is a file in `dir`: `template.ready`, or `template.failed` with what was printed.
 */
export const startTemplate = ({ adminUrl, runId, dir }) => {
  const name = `freehold_template_${runId}`
  const script = join(rootDir, 'tests/setup/create-template.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, adminUrl, name], {
    cwd: rootDir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const output = []
  child.stdout.on('data', (chunk) => output.push(chunk))
  child.stderr.on('data', (chunk) => output.push(chunk))

  const done = once(child, 'close').then(async ([code]) => {
    const file = code === 0 ? 'template.ready' : 'template.failed'
    await writeFile(join(dir, file), Buffer.concat(output))
  })
  const stop = async () => {
    child.kill('SIGKILL')
    await done
  }
  return { stop }
}
