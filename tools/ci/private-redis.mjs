import { spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'

import { freePort, stopProcess, waitFor } from './processes.mjs'

/**
 * Starts Redis in memory on a free port of the loopback interface. Queues need `noeviction`.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export const startPrivateRedis = async ({ dir }) => {
  const root = join(dir, 'redis')
  await mkdir(root, { recursive: true })
  const port = await freePort()
  const settings = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction']
  const server = spawn('redis-server', ['--port', String(port), '--dir', root, ...settings], { stdio: 'ignore' })
  const stop = () => stopProcess({ child: server, signal: 'SIGTERM' })
  try {
    await waitFor({ what: 'redis-server', child: server, isReady: () => ping(port) })
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `redis://127.0.0.1:${port}`, stop }
}

const ping = (port) =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write('PING\r\n'))
    socket.setTimeout(1000, () => socket.destroy(new Error('no answer')))
    socket.once('error', reject)
    socket.once('data', (answer) => {
      socket.destroy()
      if (answer.toString().startsWith('+PONG')) resolve()
      else reject(new Error(`Redis answered ${answer}`))
    })
  })
