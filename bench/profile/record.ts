import { Session } from 'node:inspector/promises'
import { writeFileSync } from 'node:fs'

export type ProfileOrder = { profile: 'start' } | { profile: 'stop'; file: string }

// Loaded before the server: the bench says when to record, so that neither the start nor other workloads are in it.
const session = new Session()
session.connect()

const record = async (order: ProfileOrder): Promise<void> => {
  if (order.profile === 'start') {
    await session.post('Profiler.enable')
    await session.post('Profiler.start')
    return
  }
  const { profile } = await session.post('Profiler.stop')
  writeFileSync(order.file, JSON.stringify(profile))
  process.send?.({ profiled: order.file })
}

process.on('message', (order: ProfileOrder) => {
  if ('profile' in order) record(order).catch((error: unknown) => console.error(error))
})
process.channel?.unref()
