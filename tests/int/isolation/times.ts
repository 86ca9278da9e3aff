import { randomUUID } from 'node:crypto'
import type { World } from './world.ts'

const rounds = 60

/** The median answer time for a row of A and for one that nobody has, asked in turn. @returns one line for each route */
export const compareTimes = async ({ app, a, actors }: World): Promise<string[]> => {
  const token = await actors['administrator of B'].again()
  const paths: [string, string][] = [
    ['GET /units/:id', a.ids.units?.[0] ?? ''],
    ['GET /finance/intents/:id', a.ids['payment-intents']?.[0] ?? ''],
  ]
  const lines: string[] = []
  for (const [route, hidden] of paths) {
    const [method = 'GET', path = ''] = route.split(' ')
    const times = { hidden: [] as number[], nobody: [] as number[] }
    const ask = async (kind: keyof typeof times, id: string) => {
      const start = performance.now()
      await app.api(method, path.replace(':id', id), { token })
      times[kind].push(performance.now() - start)
    }
    for (let round = 0; round < rounds; round += 1) {
      await ask('hidden', hidden)
      await ask('nobody', randomUUID())
    }
    lines.push(
      `${route}: ${median(times.hidden)} ms for a row of A, ${median(times.nobody)} ms for none (median of ${rounds})`,
    )
  }
  return lines
}

const median = (values: number[]): string => {
  const middle = values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
  return String(Math.round(middle * 100) / 100)
}
