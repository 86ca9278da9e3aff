import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Runtime } from '../../src/platform/runtime-file.ts'

const root = process.cwd()

/** A project folder with the real launcher and small stand-ins for the programs that it starts. */
export const makeFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'freehold-launcher-'))
  for (const path of ['bin', 'src/platform', 'src/cli', 'package.json', 'package-lock.json'])
    cpSync(join(root, path), join(folder, path), { recursive: true })
  cpSync(join(root, 'tests/faults/fixture'), folder, { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const launchers: ChildProcess[] = []

  /** Runs a script of `bin`; `said` collects what it prints. */
  const launch = (script = 'start', extra: Record<string, string> = {}) => {
    const child = spawn(process.execPath, [`bin/${script}.mjs`], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        ADMIN: 'off',
        ...extra,
      } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv,
    })
    launchers.push(child)
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk))
    const exited = new Promise<number | NodeJS.Signals | null>((resolve) =>
      child.once('exit', (code, signal) => resolve(signal ?? code)),
    )
    return {
      child,
      exited,
      said: () => said,
      saying: async (pattern: RegExp) => {
        await until(
          () => pattern.test(said) || child.exitCode !== null,
          () => `${pattern} was not said:\n${said}`,
        )
        if (!pattern.test(said)) throw new Error(`ended without saying ${pattern}:\n${said}`)
      },
    }
  }

  const stopAll = async (): Promise<void> => {
    for (const child of launchers.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('exit', resolve))
    }
  }

  return {
    folder,
    launch,
    stopAll,
    runtime: () => JSON.parse(readFileSync(join(folder, '.data/runtime.json'), 'utf8')) as Runtime,
    remove: async () => {
      await stopAll()
      await launch('clean').exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until something is true. @throws Error with `why` after 40 seconds */
export const until = async (isTrue: () => boolean | Promise<boolean>, why: () => string): Promise<void> => {
  const deadline = Date.now() + 40_000
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(why())
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
