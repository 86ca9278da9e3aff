import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, openSync, readFileSync, statSync, closeSync } from 'node:fs'
import { join } from 'node:path'
import { identify, isGone, send, type ProcessIdentity } from '../../platform/process-identity.ts'
import { readRuntime, removeRuntime, writeRuntime, type Runtime } from '../../platform/runtime-file.ts'

export type Running = { name: string; logFrom: number; ended: Promise<string | undefined>; stop: () => Promise<void> }

type SpawnArgs = {
  name: string
  args: string[]
  env: Record<string, string | undefined>
  /** false for a program that starts workers of its own: they would take our channel for theirs */
  followsParent?: boolean
}

const graceMs = 12_000

/**
 * The processes of this run. Each is noted in `runtime.json` before anything else happens, so that a later run
 * finds it when this one is killed.
 * @param showLogs true: output goes to this terminal; false: to `logs/<name>.log`
 */
export const createProcesses = ({ dataDir, showLogs }: { dataDir: string; showLogs: boolean }) => {
  const runtime: Runtime = { pids: {} }
  const running = new Set<Running>()
  mkdirSync(join(dataDir, 'logs'), { recursive: true })

  const save = (change: Partial<Runtime>): void => writeRuntime(dataDir, Object.assign(runtime, change))

  const start = ({ name, args, env, followsParent = true }: SpawnArgs): Running => {
    const log = openLog(logPath(dataDir, name))
    const output = showLogs ? 'inherit' : log.fd
    const preload = followsParent ? ['--import', './src/cli/launcher/follow-parent.mjs'] : []
    const child = spawn(process.execPath, [...preload, ...args], {
      env: env as NodeJS.ProcessEnv,
      // its own group: Ctrl-C reaches the launcher only, which stops the others in order
      detached: true,
      stdio: ['ignore', output, output, followsParent ? 'ipc' : 'ignore'],
    })
    closeSync(log.fd)
    const identity = identify(child.pid ?? 0)
    if (identity) save({ pids: { ...runtime.pids, [name]: identity } })
    const entry: Running = {
      name,
      logFrom: log.size,
      ended: endOf(child),
      stop: async () => identity && stopGroup(identity),
    }
    running.add(entry)
    void entry.ended.then(() => {
      running.delete(entry)
      if (runtime.pids[name]?.pid === child.pid) delete runtime.pids[name]
    })
    return entry
  }

  return {
    start,
    save,
    stopAll: async (): Promise<void> => void (await Promise.all([...running].map(({ stop }) => stop()))),
    killAll: (): void => Object.values(runtime.pids).forEach((identity) => signalGroup(identity, 'SIGKILL')),
    /** The last lines that a process wrote, for an error message. */
    tail: ({ name, logFrom }: Running): string =>
      showLogs
        ? ''
        : readFileSync(logPath(dataDir, name)).subarray(logFrom).toString().trim().split('\n').slice(-30).join('\n'),
  }
}

export type Processes = ReturnType<typeof createProcesses>

/** Stops what a killed run left behind. @returns the names of what was stopped */
export const stopOrphans = async (dataDir: string): Promise<string[]> => {
  const orphans = Object.entries(readRuntime(dataDir)?.pids ?? {}).filter(
    ([, identity]) => identify(identity.pid)?.startedAt === identity.startedAt,
  )
  await Promise.all(orphans.map(([, identity]) => stopGroup(identity)))
  removeRuntime(dataDir)
  return orphans.map(([name]) => name)
}

const logPath = (dataDir: string, name: string): string => join(dataDir, 'logs', `${name}.log`)

const stopGroup = async (identity: ProcessIdentity): Promise<void> => {
  signalGroup(identity, 'SIGTERM')
  if (await isGone(identity, graceMs)) return
  signalGroup(identity, 'SIGKILL')
  await isGone(identity, 5_000)
}

/** SIGTERM goes to the process, which ends its own children; SIGKILL to the whole group. */
const signalGroup = (identity: ProcessIdentity, signal: 'SIGTERM' | 'SIGKILL'): void => {
  const isLeader = identify(identity.pid)?.startedAt === identity.startedAt
  if (signal === 'SIGTERM' || !isLeader || process.platform === 'win32') return send(identity, signal)
  process.kill(-identity.pid, signal)
}

/** How a process ended, in words; undefined when it ended well. */
const endOf = (child: ChildProcess): Promise<string | undefined> =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? (code === 0 ? undefined : `exit code ${code}`)))
  })

const openLog = (path: string): { fd: number; size: number } => {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  const isLarge = size > 10_000_000
  return { fd: openSync(path, isLarge ? 'w' : 'a', 0o600), size: isLarge ? 0 : size }
}
