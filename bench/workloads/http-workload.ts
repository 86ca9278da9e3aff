import type { Bench } from '../environment/start-bench.ts'
import { clientAddress } from '../load/client-address.ts'
import type { Call } from '../load/connection.ts'
import { runLoad } from '../load/run-load.ts'
import { interleave } from '../measure.ts'
import { resultOf, type Workload } from './workload.ts'

type Http = {
  name: string
  needsData?: boolean
  requests: (sizes: Bench['sizes']) => number
  call: (bench: Bench, connection: number, index: number) => Call
  check: (body: string) => void
  expect?: number
  /** default: the first web process against the first bare one */
  ports?: (bench: Bench) => Promise<{ value: number[]; limit: number[]; stop?: () => Promise<void> }>
}

const onePair = ({ web, bare }: Bench) => Promise.resolve({ value: [web[0]], limit: [bare[0]], stop: undefined })

/** Requests over HTTP, as many a second as 20 keep-alive connections get answered; both sides are warmed up before. */
export const httpWorkload = ({
  name,
  needsData,
  requests,
  call,
  check,
  expect = 200,
  ports = onePair,
}: Http): Workload => ({
  name,
  needsData,
  run: async (bench) => {
    const { connections, rounds } = bench.sizes
    const { value, limit, stop } = await ports(bench)
    let sent = 0
    const load = (targets: number[], count: number): Promise<number> => {
      const from = sent
      sent += count
      const next = (connection: number, index: number): Call =>
        withClient(call(bench, connection, from + index), connection)
      return runLoad({ ports: targets, connections, requests: count, call: next, check, expect })
    }
    const count = requests(bench.sizes)
    const warmUp = Math.ceil(count / 4)
    await load(limit, warmUp)
    await load(value, warmUp)
    const pair = await interleave({ rounds, value: () => load(value, count), limit: () => load(limit, count) })
    if (bench.profile) {
      bench.profile.start()
      await load(value, count)
      await bench.profile.stop(name)
    }
    await stop?.()
    return [resultOf({ name, unit: 'requests/s', ...pair })]
  },
})

const withClient = (call: Call, connection: number): Call => ({
  ...call,
  headers: { ...clientAddress(connection), ...call.headers },
})

/** The log-in of a connection. */
export const as = ({ tokens }: Bench, connection: number): Record<string, string> => ({
  authorization: `Bearer ${tokens[connection % tokens.length]}`,
})
