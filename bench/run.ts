import { startBench } from './environment/start-bench.ts'
import { readOptions, usage, type Options } from './options.ts'
import { summariseProfiles } from './profile/summarise.ts'
import { loadText, tableOf } from './report.ts'
import { workloads } from './workloads/index.ts'
import type { Result } from './workloads/workload.ts'

const bench = async (options: Options): Promise<void> => {
  const chosen = workloads.filter(({ name }) => options.only.length === 0 || options.only.includes(name))
  if (chosen.length === 0)
    throw new Error(`There is no such workload. There are: ${workloads.map(({ name }) => name).join(', ')}`)
  // with --json, standard output holds results and nothing else
  const say = (line: string): void => console.error(line)
  say(`Before the bench: ${loadText()}`)
  const needsData = chosen.some((workload) => workload.needsData !== false)
  const { bench, stop } = await startBench({ ...options, needsData, say })
  const results: Result[] = []
  const end = onSignal(stop)
  try {
    for (const workload of chosen) {
      say(`Measuring ${workload.name}`)
      const found = await workload.run(bench, say)
      results.push(...found)
      if (options.json) for (const result of found) console.log(JSON.stringify(result))
    }
  } finally {
    await end()
  }
  say(`After the bench: ${loadText()}`)
  if (!options.json) console.log(tableOf(results))
  if (options.profileDir) console.log(summariseProfiles(options.profileDir))
}

/** Ends what runs once, whether the bench is over or interrupted. */
const onSignal = (stop: () => Promise<void>): (() => Promise<void>) => {
  let stopping: Promise<void> | undefined
  const end = (): Promise<void> => (stopping ??= stop())
  const interrupt = (): void => void end().finally(() => process.exit(130))
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  return end
}

try {
  const options = readOptions()
  if (options) await bench(options)
  else console.log(usage)
  process.exit(0)
} catch (error) {
  console.error(error)
  process.exit(1)
}
