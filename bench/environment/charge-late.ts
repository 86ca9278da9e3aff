import { setTimeout as sleep } from 'node:timers/promises'
import config from '@payload-config'
import { getPayload } from 'payload'
import { createReq, readQuery } from '../../src/db/transaction.ts'
import { addDays, todayIn } from '../../src/domain/calendar.ts'
import { scaleCompany } from '../../src/seed/scale/scale-company.ts'
import { companySettings } from '../../src/services/companies.ts'
import { chargeLate } from '../../src/services/penalties/run-penalties.ts'

export type ChargeOrder = { asOf: string }
export type Charged = {
  seconds: number
  invoices: number
  added: number
  /** resident memory, bytes: at most in the first quarter of the run, and in its last */
  memory: { firstQuarter: number; lastQuarter: number }
}

const invoicesPerLease = 10

/** A process of its own, as the worker is: makes overdue invoices, then charges them per message. */
const payload = await getPayload({ config })
const invoices = Number(process.env.BENCH_LATE)
const company = await scaleCompany({ payload, units: Math.ceil(invoices / invoicesPerLease), slug: 'bench-penalties' })
const today = todayIn('Africa/Nairobi', new Date())
await readQuery(payload, lateInvoices(), [company.id, addDays(today, -20)])
await readQuery(payload, lines(), [company.id])
const [policy] = await readQuery<{ id: string }>(
  payload,
  `insert into penalty_policies (company_id, name, is_default, status) values ($1, 'Bench', true, 'active') returning id`,
  [company.id],
)
await readQuery(payload, version(), [company.id, policy?.id])
await readQuery(payload, 'analyze invoices, invoice_lines, penalties, penalty_policy_versions')
process.send?.({ company: company.id, asOf: addDays(today, -1) })
// between two orders nothing else keeps this process
process.channel?.ref()

process.on('message', (order: ChargeOrder) => {
  charge(order).then(
    (charged) => process.send?.(charged),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})

const charge = async ({ asOf }: ChargeOrder): Promise<Charged> => {
  const memory = { firstQuarter: 0, lastQuarter: 0 }
  let done = 0
  const watch = new AbortController()
  const watching = (async () => {
    while (!watch.signal.aborted) {
      const rss = process.memoryUsage.rss()
      if (done <= invoices / 4) memory.firstQuarter = Math.max(memory.firstQuarter, rss)
      if (done >= (invoices * 3) / 4) memory.lastQuarter = Math.max(memory.lastQuarter, rss)
      await sleep(10)
    }
  })()
  const started = performance.now()
  const counts = await chargeLate({
    req: await createReq(payload),
    company: await companySettings(payload, company.id),
    asOf,
    since: null,
    onProgress: ({ processed }) => (done = processed),
  })
  const seconds = (performance.now() - started) / 1000
  watch.abort()
  await watching
  return { seconds, invoices: counts.invoices, added: counts.added ?? 0, memory }
}

/** Ten invoices per lease, each due thirty days before the next; nobody has paid. */
function lateInvoices(): string {
  return `
    insert into invoices (company_id, number, kind, person_id, unit_id, contract_id, project_id, issue_date, due_date,
                          currency, subtotal_minor, total_minor, balance_minor, status, payment_state)
    select c.company_id, 'BENCH-' || row_number() over (), 'rent', c.person_id, c.unit_id, c.id, c.project_id,
           to_char($2::date - 30 * n - 5, 'YYYY-MM-DD'), to_char($2::date - 30 * n, 'YYYY-MM-DD'),
           c.currency, 3000000, 3000000, 3000000, 'issued', 'unpaid'
    from contracts c cross join generate_series(0, ${invoicesPerLease - 1}) n
    where c.company_id = $1`
}

function lines(): string {
  return `
    insert into invoice_lines (company_id, invoice_id, position, kind, description, quantity, unit_amount_minor, net_minor, total_minor, currency)
    select company_id, id, 1, 'rent', 'Rent', 1, total_minor, total_minor, total_minor, currency
    from invoices where company_id = $1`
}

function version(): string {
  return `
    insert into penalty_policy_versions (company_id, policy_id, version, valid_from, kind, frequency, rate_bps, grace_days, charged_from, currency)
    values ($1, $2, 1, '2020-01-01', 'percent', 'once', 500, 5, 'grace_end', 'KES')`
}
