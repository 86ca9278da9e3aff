import pg from 'pg'
import type { Bench } from './start-bench.ts'

export type BenchBooks = { entries: number; tenant: string }

/** Of one tenant alone; a bill and its receipt are two entries of his statement. */
const statementBills = 2_500

/** A bill has two entries, and four more once it is paid: four of five are. */
const entriesPerBill = 5.2

/** Adds entries to the books of the bench's company: bills of five years, most of them paid a few days later. */
export const writeBooks = async ({ databaseUrl, data }: Bench, entries: number): Promise<BenchBooks> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    // The rows are right by construction; checking a million of them is another bench.
    await client.query('set session_replication_role = replica')
    const { company } = data
    const { rows } = await client.query<{ id: string }>(
      `insert into people (id, company_id, name, kind, is_tenant)
       select gen_random_uuid(), $1::uuid, 'Tenant ' || n, 'individual', true from generate_series(1, $2::int) n returning id`,
      [company, Math.max(10, Math.round(entries / 500))],
    )
    const tenants = rows.map(({ id }) => id)
    const [tenant = ''] = tenants
    const bills = Math.round(entries / entriesPerBill)
    const own = Math.min(statementBills, Math.round(bills / 3))
    await write(client, { company, tenants: tenants.slice(1), bills: bills - own, paid: 'n % 5 <> 0' })
    await write(client, { company, tenants: [tenant], bills: own, paid: 'true' })
    await client.query('set session_replication_role = default')
    await client.query('vacuum (analyze) ledger_entries, ledger_transactions, invoices, people')
    const counted = await client.query<{ count: number }>('select count(*)::int as count from ledger_entries')
    return { entries: counted.rows[0]?.count ?? 0, tenant }
  } finally {
    await client.end()
  }
}

type Bills = { company: string; tenants: string[]; bills: number; paid: string }

const write = async (client: pg.Client, { company, tenants, bills, paid }: Bills): Promise<void> => {
  await client.query('drop table if exists bench_bills')
  await client.query(
    `create temp table bench_bills as
     select gen_random_uuid() as id, gen_random_uuid() as issue, gen_random_uuid() as receipt, gen_random_uuid() as payment,
            ($1::uuid[])[1 + n % $2::int] as tenant, 3000000 + n % 1000 * 100 as amount, ${paid} as is_paid, n,
            to_char(date '2021-01-01' + n % 1800, 'YYYY-MM-DD') as day, to_char(date '2021-01-11' + n % 1800, 'YYYY-MM-DD') as due
     from generate_series(1, $3::int) n`,
    [tenants, tenants.length, bills],
  )
  await client.query(
    `insert into invoices (id, company_id, person_id, number, kind, issue_date, due_date, currency, status, subtotal_minor,
       discount_minor, tax_minor, total_minor, paid_minor, credited_minor, balance_minor, payment_state)
     select id, $1::uuid, tenant, 'B-' || left(id::text, 18), 'rent', day, due, 'KES', 'issued', amount, 0, 0, amount,
       case when is_paid then amount else 0 end, 0, case when is_paid then 0 else amount end,
       case when is_paid then 'paid' else 'unpaid' end
     from bench_bills`,
    [company],
  )
  await client.query(
    `insert into ledger_transactions (id, company_id, event, posted_on, description, idempotency_key, request_hash)
     select issue, $1::uuid, 'invoice.issued', day, 'Bill ' || n, 'bench:' || issue, '' from bench_bills
     union all select receipt, $1::uuid, 'payment.received', due, 'Receipt ' || n, 'bench:' || receipt, '' from bench_bills where is_paid`,
    [company],
  )
  for (const { key, day, sign, transaction, person, payment } of legs)
    await client.query(
      `insert into ledger_entries (company_id, transaction_id, account_id, posted_on, currency, amount_minor, person_id, invoice_id, payment_id)
       select $1::uuid, ${transaction}, a.id, ${day}, 'KES', ${sign} * amount, ${person}, b.id, ${payment}
       from bench_bills b join ledger_accounts a on a.company_id = $1 and a.key = $2 and a.currency = 'KES' and a.subject = ''
       where ${payment === 'null::uuid' ? 'true' : 'is_paid'}`,
      [company, key],
    )
}

const issue = { day: 'day', transaction: 'issue', payment: 'null::uuid' } as const
const receipt = { day: 'due', transaction: 'receipt', payment: 'payment' } as const
const legs = [
  { ...issue, key: 'receivable', sign: 1, person: 'tenant' },
  { ...issue, key: 'owner_accrual', sign: -1, person: 'null::uuid' },
  { ...receipt, key: 'cash', sign: 1, person: 'tenant' },
  { ...receipt, key: 'receivable', sign: -1, person: 'tenant' },
  { ...receipt, key: 'owner_accrual', sign: 1, person: 'null::uuid' },
  { ...receipt, key: 'owner_payable', sign: -1, person: 'null::uuid' },
] as const
