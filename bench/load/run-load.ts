import type { Call, Connection } from './connection.ts'
import { openConnection } from './connection.ts'

export type Load = {
  /** connections are dealt out over them in turn */
  ports: number[]
  connections: number
  requests: number
  /** the next request of a connection; `index` counts over all of them */
  call: (connection: number, index: number) => Call
  /** @throws Error when the answer is not what was asked for */
  check: (body: string) => void
  expect: number
}

/**
 * Sends a fixed number of requests, each connection its next one when the last is answered.
 * @returns answered requests per second
 * @throws Error at the first wrong answer
 */
export const runLoad = async (load: Load): Promise<number> => {
  const { ports, connections, requests } = load
  const open = Array.from({ length: connections }, (_, at) => openConnection({ port: ports[at % ports.length] ?? 0 }))
  let next = 0
  const started = performance.now()
  try {
    await Promise.all(
      open.map(async (connection, at) => {
        for (let index = next++; index < requests; index = next++)
          await ask({ connection, load, call: load.call(at, index) })
      }),
    )
    return (requests * 1000) / (performance.now() - started)
  } finally {
    for (const connection of open) connection.close()
  }
}

const ask = async ({ connection, load, call }: { connection: Connection; load: Load; call: Call }): Promise<void> => {
  const { status, body } = await connection.send(call)
  if (status !== load.expect) throw new Error(`${call.method} ${call.path} answered ${status}: ${body.slice(0, 500)}`)
  load.check(body)
}
