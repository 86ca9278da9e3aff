import { Client } from 'pg'
import { todayIn } from '../../src/domain/calendar.ts'
import type { Charged } from '../environment/charge-late.ts'
import { penaltyStatement } from '../limit/penalty-statement.ts'
import { interleave } from '../measure.ts'
import { resultOf, type Result, type Workload } from './workload.ts'

/**
 * The penalties of every overdue invoice of a large company, in seconds: the penalty run against one statement that
 * writes the same rows. Memory: the most in the last quarter of a run against the first.
 */
export const penaltyRun: Workload = {
  name: 'penalty-run',
  needsData: false,
  run: async (bench, say) => {
    const { late, rounds } = bench.sizes
    say(`Writing ${late} overdue invoices`)
    const worker = bench.processes.start({
      name: 'penalties',
      script: 'bench/environment/charge-late.ts',
      nodeOptions: ['--import', './src/cli/launcher/follow-parent.mjs'],
      env: { ...bench.env, LOG_LEVEL: 'warn', BENCH_LATE: String(late) },
    })
    const { company, asOf } = await worker.message<{ company: string; asOf: string }>()
    const client = new Client({ connectionString: bench.databaseUrl })
    await client.connect()
    const today = todayIn('Africa/Nairobi', new Date())
    const runs: Charged[] = []
    const rows: string[] = []
    const charge = async (): Promise<Charged> => {
      worker.send({ asOf })
      return worker.message<Charged>()
    }
    const pair = await interleave({
      rounds,
      value: async () => {
        await forget(client, company)
        const charged = await charge()
        runs.push(charged)
        rows.push(await rowsOf(client, company))
        const again = await charge()
        say(
          `  ${charged.added} penalties in ${secondsOf(charged)} s; once more, with nothing to do, ${secondsOf(again)} s`,
        )
        if (again.added > 0) throw new Error('A second run charged again.')
        return charged.seconds
      },
      limit: async () => {
        await forget(client, company)
        const started = performance.now()
        await client.query(penaltyStatement, [company, asOf, today])
        const seconds = (performance.now() - started) / 1000
        rows.push(await rowsOf(client, company))
        return seconds
      },
    })
    await client.end()
    await worker.stop()
    if (new Set(rows).size !== 1) throw new Error(`The two sides wrote different rows:\n${rows.join('\n')}`)
    return [resultOf({ name: 'penalty-run', unit: 's', digits: 2, ...pair }), memoryResult(runs)]
  },
}

const secondsOf = ({ seconds }: Charged): number => Math.round(seconds * 100) / 100

const forget = async (client: Client, company: string): Promise<void> => {
  await client.query('delete from penalties where company_id = $1', [company])
  await client.query('vacuum analyze penalties')
}

/** What a run wrote, as text to compare. */
const rowsOf = async (client: Client, company: string): Promise<string> => {
  const { rows } = await client.query<{ written: string }>(
    `select json_build_array(count(*), sum(amount_minor), count(distinct number), count(distinct period),
                             count(distinct overdue_invoice_id), min(explanation #>> '{rows,0,from}'))::text as written
     from penalties where company_id = $1 and status = 'pending'`,
    [company],
  )
  return rows[0]?.written ?? ''
}

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)

const memoryResult = (runs: Charged[]): Result => {
  const most = (pick: (memory: Charged['memory']) => number): number =>
    megabytes(Math.max(...runs.map(({ memory }) => pick(memory))))
  return resultOf({
    name: 'penalty-memory',
    unit: 'MB',
    value: most(({ lastQuarter }) => lastQuarter),
    limit: most(({ firstQuarter }) => firstQuarter),
  })
}
