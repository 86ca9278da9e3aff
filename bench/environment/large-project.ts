import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Bench } from './start-bench.ts'

/** Of a project of this size: 20 blocks of 10 floors with 10 units each, a lease and a year of invoices on every unit. */
export const largeProject = { units: 2_000, blocks: 20, floors: 10, invoices: 12 }

/** Writes a large project into the company of the bench. @returns its id */
export const writeLargeProject = async ({ databaseUrl, data }: Bench): Promise<string> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await write(client, data.company)
  } finally {
    await client.end()
  }
}

const write = async (client: pg.Client, company: string): Promise<string> => {
  const project = randomUUID()
  const of = [company, project]
  const { units, blocks, floors, invoices } = largeProject
  await client.query(
    `insert into projects (id, company_id, name, code, management_mode, management_fee_bps, project_type, stage)
     values ($2, $1, 'Large', 'large-' || left($2::uuid::text, 8), 'full', 0, 'residential', 'ongoing')`,
    of,
  )
  await client.query(
    `insert into blocks (company_id, project_id, name, kind, floors)
     select $1, $2, 'Block ' || i, 'block', $3::int from generate_series(1, $4::int) i`,
    [...of, floors, blocks],
  )
  await client.query(
    `insert into units (company_id, project_id, block_id, identifier, kind, floor, rent_minor, currency, offering, status)
     select $1, $2, b.id, b.name || '-' || f || '-' || n, 'apartment', f, 3500000, 'KES', 'rent', 'rented'
     from blocks b, generate_series(0, $3::int - 1) f, generate_series(1, $4::int) n where b.project_id = $2`,
    [...of, floors, units / blocks / floors],
  )
  await client.query(
    `insert into rooms (company_id, unit_id, name, kind)
     select $1, u.id, 'Room ' || n, 'bedroom' from units u, generate_series(1, 4) n where u.project_id = $2`,
    of,
  )
  await client.query(
    `insert into contracts (company_id, project_id, unit_id, person_id, kind, start_date, rent_minor, currency, due_day, status)
     select $1, $2, u.id, (select id from people where company_id = $1 limit 1), 'lease', '2026-01-01', 3500000, 'KES', 5, 'active'
     from units u where u.project_id = $2`,
    of,
  )
  await client.query(
    `insert into invoices (company_id, project_id, unit_id, person_id, number, kind, issue_date, due_date, currency, status,
       subtotal_minor, discount_minor, tax_minor, total_minor, paid_minor, credited_minor, balance_minor, payment_state)
     select $1, $2, u.id, c.person_id, 'L-' || left(u.id::text, 18) || '-' || n, 'rent', '2020-01-01', '2020-01-05', 'KES', 'issued',
       100, 0, 0, 100, case when n = 1 then 0 else 100 end, 0, case when n = 1 then 100 else 0 end,
       case when n = 1 then 'unpaid' else 'paid' end
     from units u join contracts c on c.unit_id = u.id, generate_series(1, $3::int) n where u.project_id = $2`,
    [...of, invoices],
  )
  await client.query('vacuum (analyze)')
  return project
}
