import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { buildWith, isBuilt } from '../../src/cli/launcher/build.ts'

/** Builds the admin panel unless the build of this source is there. */
export const buildPages = async (): Promise<void> => {
  if (isBuilt()) return
  await buildWith(async () => {
    const build = spawn('npm', ['run', '--silent', 'build'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production' },
    })
    const [code] = (await once(build, 'exit')) as [number | null]
    if (code !== 0) throw new Error(`The build of the admin panel ended with ${code}.`)
  })
}
