import { Client } from 'pg'
import { addPeriods, monthOf, periodRange, todayIn } from '../../src/domain/calendar.ts'
import type { Billed, BillOrder } from '../environment/bill.ts'
import { billingStatement } from '../limit/billing-statement.ts'
import { interleave } from '../measure.ts'
import { resultOf, type Result, type Workload } from './workload.ts'

/**
 * A month's rent and two services with tax for every lease of a large company, in seconds: the billing run against one statement that writes the
 * same rows. Each run bills a month of its own. Memory: the most in the last quarter of a run against the first.
 */
export const billingRun: Workload = {
  name: 'billing-run',
  needsData: false,
  run: async (bench, say) => {
    const { leases, rounds } = bench.sizes
    say(`Writing ${leases} leases`)
    const worker = bench.processes.start({
      name: 'billing',
      script: 'bench/environment/bill.ts',
      nodeOptions: ['--import', './src/cli/launcher/follow-parent.mjs'],
      env: { ...bench.env, LOG_LEVEL: 'warn', BENCH_LEASES: String(leases) },
    })
    const { company } = await worker.message<{ company: string }>()
    const client = new Client({ connectionString: bench.databaseUrl })
    await client.connect()
    const order = monthly()
    const runs: Billed[] = []
    const rows: string[] = []
    const pair = await interleave({
      rounds,
      value: async () => {
        const next = order()
        worker.send(next)
        const billed = await worker.message<Billed>()
        runs.push(billed)
        rows.push(await rowsOf(client, company, next))
        say(memoryText(billed))
        return billed.seconds
      },
      limit: async () => {
        const next = order()
        const started = performance.now()
        await client.query(billingStatement, [company, next.period, next.issueDate, periodRange(next.period).to])
        const seconds = (performance.now() - started) / 1000
        rows.push(await rowsOf(client, company, next))
        return seconds
      },
    })
    await client.end()
    await worker.stop()
    if (new Set(rows).size !== 1) throw new Error(`The two sides wrote different rows:\n${rows.join('\n')}`)
    return [resultOf({ name: 'billing-run', unit: 's', digits: 2, ...pair }), memoryResult(runs)]
  },
}

/** The months from a year ago on: every call gives the next one. */
const monthly = (): (() => BillOrder) => {
  const first = addPeriods(monthOf(todayIn('Africa/Nairobi', new Date())), -12)
  let at = 0
  return () => {
    const period = addPeriods(first, at++)
    return { period, issueDate: `${period}-01` }
  }
}

/** What a run wrote, as text to compare. */
const rowsOf = async (client: Client, company: string, { period, issueDate }: BillOrder): Promise<string> => {
  const { rows } = await client.query<{ written: string }>(
    `select json_build_object(
       'invoices', (select json_build_array(count(*), sum(total_minor), count(distinct number)) from invoices where company_id = $1 and period = $2),
       'lines', (select json_build_array(count(*), sum(total_minor)) from invoice_lines l where company_id = $1 and charge_key like 'lease:%:' || $2),
       'postings', (select count(*) from ledger_transactions where company_id = $1 and posted_on = $3),
       'entries', (select json_build_array(count(*), sum(abs(amount_minor)), count(distinct person_id)) from ledger_entries where company_id = $1 and posted_on = $3),
       'audit', (select count(*) from audit_log where company_id = $1 and after ->> 'period' = $2))::text as written`,
    [company, period, issueDate],
  )
  return rows[0]?.written ?? ''
}

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)

const memoryText = ({ memory, seconds, invoices }: Billed): string => {
  const { before, firstQuarter, lastQuarter, after } = memory
  const [from, early, late, to] = [before, firstQuarter, lastQuarter, after].map(megabytes)
  return `  ${invoices} invoices in ${Math.round(seconds * 100) / 100} s; memory ${from} MB before, at most ${early} in the first quarter, ${late} in the last, ${to} after`
}

const memoryResult = (runs: Billed[]): Result => {
  const most = (pick: (memory: Billed['memory']) => number): number =>
    megabytes(Math.max(...runs.map(({ memory }) => pick(memory))))
  return resultOf({
    name: 'billing-memory',
    unit: 'MB',
    value: most(({ lastQuarter }) => lastQuarter),
    limit: most(({ firstQuarter }) => firstQuarter),
  })
}
