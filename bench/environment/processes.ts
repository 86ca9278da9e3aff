import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { join } from 'node:path'

export type Child = {
  send: (message: object) => void
  /** waits for the next message of the process. @throws Error with the end of its log when it ends before that */
  message: <T>() => Promise<T>
  stop: () => Promise<void>
}

export type StartArgs = {
  name: string
  script: string
  args?: string[]
  env: Record<string, string>
  nodeOptions?: string[]
}

/** The processes of a run; what they print goes to a file each. */
export const createProcesses = (logDir: string) => {
  const running = new Set<Child>()

  const start = ({ name, script, args = [], env, nodeOptions = [] }: StartArgs): Child => {
    const logFile = join(logDir, `${name}.log`)
    const log = openSync(logFile, 'a')
    const command = [...nodeOptions, '--import', 'tsx', script, ...args]
    const child = spawn(process.execPath, command, {
      env: { ...cleanEnv(), ...env } as NodeJS.ProcessEnv,
      stdio: ['ignore', log, log, 'ipc'],
    })
    // a message to a process that has ended: whoever waits for the answer learns of it
    child.on('error', () => undefined)
    const entry: Child = {
      send: (message) => void child.send(message),
      message: <T>() => nextMessage<T>(child, { name, logFile }),
      stop: async () => {
        running.delete(entry)
        if (child.exitCode !== null || child.signalCode !== null) return
        const exited = once(child, 'exit')
        child.kill('SIGTERM')
        await exited
      },
    }
    running.add(entry)
    return entry
  }

  return { start, stopAll: async (): Promise<void> => void (await Promise.all([...running].map(({ stop }) => stop()))) }
}

export type Processes = ReturnType<typeof createProcesses>

const nextMessage = <T>(child: ChildProcess, { name, logFile }: { name: string; logFile: string }): Promise<T> =>
  new Promise((resolve, reject) => {
    const onExit = (code: number | null): void =>
      reject(new Error(`The process ${name} ended (${code}). Its log: ${logFile}`))
    if (child.exitCode !== null || child.signalCode !== null) return onExit(child.exitCode)
    child.once('exit', onExit)
    child.once('message', (message) => {
      child.off('exit', onExit)
      resolve(message as T)
    })
  })

/** A bench is the same on every machine: no setting of the caller's shell gets through. */
const cleanEnv = (): Record<string, string> => {
  const { PATH = '', HOME = '', TMPDIR } = process.env
  return { PATH, HOME, ...(TMPDIR && { TMPDIR }) }
}
