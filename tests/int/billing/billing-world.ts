import { randomUUID } from 'node:crypto'
import { insertRows } from '../../../src/db/insert-rows.ts'
import { createReq, readQuery, withTransaction } from '../../../src/db/transaction.ts'
import { billPeriod } from '../../../src/services/billing/run-billing.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makeProperty } from '../../helpers/factories.ts'
import { makeLeaseWorld } from '../leases/lease-world.ts'

type Service = {
  pricing?: 'fixed' | 'variable' | 'percentage' | 'metered'
  frequency?: 'one_time' | 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'yearly'
  price?: number
  bps?: number
  taxBps?: number
  billedTo?: 'tenant' | 'owner'
  customPrice?: number
  from?: string
  status?: 'active' | 'pending_approval'
}
type Place = { unit?: string; block?: string }

/** A company with leases, and short ways to services, meters and billing. */
export const makeBillingWorld = async (app: TestApp, slug: string) => {
  const world = await makeLeaseWorld(app, slug)
  const property = await makeProperty(app.payload, { company: world.company, units: 4, owners: [6_000, 4_000] })
  const [first, ...units] = property.units.map(({ id }) => id)
  const rows = <Row>(sql: string, values: unknown[] = []) => readQuery<Row>(app.payload, sql, values)
  const write = async (table: string, row: Record<string, unknown>): Promise<string> => {
    const id = randomUUID()
    await withTransaction(await createReq(app.payload), (tx) =>
      insertRows(tx, table, [{ id, company_id: world.company, ...row }]),
    )
    return id
  }
  /** attaches a service of its own to a place */
  const serve = async ({ unit, block }: Place, name: string, of: Service = {}): Promise<string> => {
    const service = await write('services', {
      name,
      pricing: of.pricing ?? 'fixed',
      frequency: of.frequency ?? 'monthly',
      base_price_minor: of.price ?? null,
      percentage_bps: of.bps ?? null,
      tax_rate_bps: of.taxBps ?? 0,
      billed_to: of.billedTo ?? 'tenant',
      measure: of.pricing === 'metered' ? 'm³' : null,
      currency: 'KES',
      is_active: true,
    })
    return write('project_services', {
      service_id: service,
      project_id: property.project.id,
      block_id: unit ? property.block.id : (block ?? null),
      unit_id: unit ?? null,
      custom_price_minor: of.customPrice ?? null,
      currency: 'KES',
      start_date: of.from ?? '2026-01-01',
      status: of.status ?? 'active',
    })
  }
  const meter = (unit: string, attachment: string) =>
    write('meters', {
      identifier: `W-${randomUUID().slice(0, 6)}`,
      kind: 'water',
      measure: 'm³',
      project_id: property.project.id,
      block_id: property.block.id,
      unit_id: unit,
      project_service_id: attachment,
      initial_reading: 100,
      installed_on: '2025-01-01',
      status: 'active',
    })
  const read = (meterId: string, date: string, value: number, status = 'accepted') =>
    write('meter_readings', {
      meter_id: meterId,
      reading_date: date,
      value,
      consumption: 0,
      kind: 'actual',
      source: 'entry',
      status,
    })
  const bill = async (period: string, issueDate = `${period}-01`) =>
    billPeriod({ req: await createReq(app.payload), company: world.company, period, issueDate })
  /** as the job of that day does it */
  const end = async (lease: string, on: string): Promise<void> => {
    await rows(`update contracts set status = 'ended', end_date = $2 where id = $1`, [lease, on])
    await rows(`update units set status = 'available' where id = (select unit_id from contracts where id = $1)`, [
      lease,
    ])
  }
  const linesOf = (lease: string, period: string) =>
    rows<{ description: string; kind: string; net: number; tax: number; total: number; quantity: number }>(
      `select l.description, l.kind, l.net_minor::int as net, l.tax_minor::int as tax, l.total_minor::int as total,
              l.quantity::float8 as quantity
       from invoice_lines l join invoices i on i.id = l.invoice_id
       where i.contract_id = $1 and i.period = $2 and i.status <> 'void' order by i.number, l.position`,
      [lease, period],
    )
  const balanceOf = async (key: string): Promise<number> =>
    (await app.api<{ balanceMinor: number }>('GET', `/finance/ledger?key=${key}`, { token: world.boss.token })).body
      .balanceMinor
  return {
    ...world,
    property,
    unit: first ?? '',
    units,
    rows,
    write,
    serve,
    meter,
    read,
    bill,
    end,
    linesOf,
    balanceOf,
  }
}

export type BillingWorld = Awaited<ReturnType<typeof makeBillingWorld>>
