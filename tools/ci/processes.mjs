import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const exec = promisify(execFile)

/** Runs a command to its end, as another user when asked to (root only). */
export const run = ({ command, args, asUser }) => {
  if (!asUser) return exec(command, args)
  return exec('setpriv', [`--reuid=${asUser}`, `--regid=${asUser}`, '--init-groups', '--', command, ...args])
}

/** The numeric id of an account: `-u` for the user, `-g` for its group. */
export const accountId = async (kind, name) => Number((await exec('id', [kind, name])).stdout)

/** A port of the loopback interface that nothing listens on at this moment. */
export const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

/** Polls `isReady` until it resolves. @throws Error when the process ends first, or after 30 seconds */
export const waitFor = async ({ what, child, isReady }) => {
  const failure = new Promise((_, reject) => {
    child.once('error', (error) => reject(new Error(`${what} could not be started: ${error.message}`)))
    child.once('exit', (code) => reject(new Error(`${what} ended with exit code ${code}`)))
  })
  await Promise.race([failure, poll({ what, isReady })])
}

/** Sends the signal and waits for the end; kills after 10 seconds. */
export const stopProcess = async ({ child, signal }) => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(timer)
}

const poll = async ({ what, isReady }) => {
  const deadline = Date.now() + 30_000
  for (;;) {
    try {
      await isReady()
      return
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`${what} did not answer within 30 s`, { cause: error })
    }
    await sleep(100)
  }
}
