import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export type RunningProcess = {
  child: ChildProcess
  /** What it wrote, for the message of a failed test. */
  output: () => string
  /** Ends it as a crash does, and waits until it is gone. */
  kill: () => Promise<void>
}

/** A port that was free a moment ago. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (!address || typeof address === 'string') throw new Error('No port could be had')
  return address.port
}

/** Starts a process of the product as the launcher does. */
export const startProcess = (script: string, env: Record<string, string>): RunningProcess => {
  const { NODE_OPTIONS: _ofJest, ...inherited } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => lines.push(chunk.toString()))
  return {
    child,
    output: () => lines.join(''),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

/** Waits until an address answers 200. @throws Error with the process's output when it does not in time, or ended */
export const waitUntilReady = async (url: string, running: RunningProcess, timeoutMs = 90_000): Promise<void> => {
  const end = Date.now() + timeoutMs
  while (Date.now() < end) {
    if (running.child.exitCode !== null)
      throw new Error(`The process ended with ${running.child.exitCode}:\n${running.output()}`)
    const isReady = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) return
    await sleep(100)
  }
  throw new Error(`${url} did not answer in ${timeoutMs} ms:\n${running.output()}`)
}
