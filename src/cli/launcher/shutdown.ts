import { readFileSync } from 'node:fs'
import { identify, isAlive } from '../../platform/process-identity.ts'
import { say } from '../progress.ts'

type ShutdownArgs = { stop: () => Promise<void>; kill: () => void }

/** How this run ends: by a signal, by the death of the npm that started it, or because something failed. */
export const createShutdown = ({ stop, kill }: ShutdownArgs) => {
  let isStopping = false

  const end = async (code: number, message?: string): Promise<void> => {
    if (isStopping) return
    isStopping = true
    if (message) process.stderr.write(`\n${message}\n`)
    const failed = await stop().then(
      () => undefined,
      (error: unknown) => error,
    )
    if (failed) process.stderr.write(`Stopping failed: ${String(failed)}\n`)
    process.exit(failed ? 1 : code)
  }
  const onSignal = (signal: string): void => {
    if (isStopping) {
      say('Stopping at once')
      kill()
      return
    }
    say(`\nStopping (${signal}) …`)
    void end(0)
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  process.on('uncaughtException', (error) => void end(1, String(error.stack ?? error)))
  process.on('unhandledRejection', (error) => void end(1, String(error)))
  followNpm(() => void end(1, 'npm was killed: stopping.'))
  return { end, isStopping: () => isStopping }
}

/** `kill -9` of npm leaves its script running unnoticed: look whether npm is still there. */
const followNpm = (whenGone: () => void): void => {
  if (!process.env.npm_lifecycle_event || process.platform !== 'linux') return
  const parent = process.ppid
  const isShell = /^(?:sh|bash|dash)$/.test(readFileSync(`/proc/${parent}/comm`, 'utf8').trim())
  const npm = identify(isShell ? parentOf(parent) : parent)
  if (!npm || npm.pid <= 1) return
  const timer = setInterval(() => {
    if (isAlive(npm)) return
    clearInterval(timer)
    whenGone()
  }, 500)
  timer.unref()
}

const parentOf = (pid: number): number =>
  Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
