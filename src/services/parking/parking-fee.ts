import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import { addDays } from '../../domain/calendar.ts'
import { minorToNumber, roundDiv, toMinor } from '../../domain/money.ts'
import type { ProjectServiceStatus } from '../../domain/project-service.ts'
import { now } from '../../platform/clock.ts'
import { validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { offeredService, statusOf } from '../project-services/check-attachment.ts'

type Fee = {
  req: PayloadRequest
  tx: Tx
  company: string
  unit: string
  service: string
  /** per slot */
  priceMinor?: number
  slots: number
  fromDate: string
}

type Standing = {
  id: string
  price: string
  currency: string
  start_date: string
  service_id: string
  project_id: string
  block_id: string | null
  unit_id: string
  status: string
}

const standing = `
  select p.id, coalesce(p.custom_price_minor, s.base_price_minor, 0) as price, p.currency, p.start_date, p.service_id,
         p.project_id, p.block_id, p.unit_id, p.status
  from project_services p join services s on s.id = p.service_id`

/**
 * Charges a unit for slots. One that pays for slots already pays for more from the day on: what it paid before ends the day
 * before, so that no month changes that is billed.
 * @returns the attachment that charges it @throws 400 for a service without such a price
 */
export const addParkingFee = async ({ req, tx, company, unit, service, priceMinor, slots, fromDate }: Fee) => {
  const offered = await offeredService(tx, { company, service })
  if (offered.pricing !== 'fixed' && offered.pricing !== 'variable') {
    throw validationError('A parking fee is a service with a fixed or a variable price.', 'fee.service')
  }
  const perSlot = priceMinor ?? (await basePrice(tx, service))
  if (perSlot === null) throw validationError('Enter what a slot costs: the catalogue has no price.', 'fee.priceMinor')
  const added = toMinor(perSlot) * BigInt(slots)
  const [paid] = await tx.query<Standing>(
    `${standing} where p.company_id = $1 and p.unit_id = $2 and p.service_id = $3 and p.status <> 'ended' for update of p`,
    [company, unit, service],
  )
  if (paid)
    return changeFee({
      ...{ req, tx, company, paid, from: fromDate },
      priceMinor: BigInt(paid.price) + added,
      // A higher price is a new decision where prices are decided.
      status: statusOf(offered),
    })
  const [place] = await tx.query<{ project_id: string; block_id: string | null }>(
    'select project_id, block_id from units where id = $1',
    [unit],
  )
  const { currency } = offered
  const price = minorToNumber(added)
  const row = { ...place, unit_id: unit, service_id: service, currency, status: statusOf(offered) }
  return attachFee({ req, tx, company, row, priceMinor: price, startDate: fromDate })
}

type Less = {
  req: PayloadRequest
  tx: Tx
  company: string
  attachment: string
  released: number
  left: number
  date: string
}

/** Charges a unit for fewer slots after a day; without any left the fee ends with it. */
export const lessenParkingFee = async ({ req, tx, company, attachment, released, left, date }: Less) => {
  const [paid] = await tx.query<Standing>(
    `${standing} where p.company_id = $1 and p.id = $2 and p.status <> 'ended' for update of p`,
    [company, attachment],
  )
  if (!paid) return
  if (left === 0) {
    await endFee({ req, tx, company, paid, endDate: date })
    return
  }
  const priceMinor = roundDiv(BigInt(paid.price) * BigInt(left), BigInt(left + released))
  const status = paid.status === 'pending_approval' ? ('pending_approval' as const) : ('active' as const)
  const next = await changeFee({ req, tx, company, paid, priceMinor, from: addDays(date, 1), status })
  await tx.query(
    `update parking_assignments set project_service_id = $3, updated_at = now()
     where company_id = $1 and project_service_id = $2 and status = 'active'`,
    [company, paid.id, next],
  )
}

type Change = {
  req: PayloadRequest
  tx: Tx
  company: string
  paid: Standing
  priceMinor: bigint
  from: string
  status: ProjectServiceStatus
}

const changeFee = async ({ req, tx, company, paid, priceMinor, from, status }: Change): Promise<string> => {
  // What was never charged, or not yet, has no past to keep.
  if (from <= paid.start_date || paid.status === 'pending_approval') {
    await tx.query(
      'update project_services set custom_price_minor = $2, status = $3, updated_at = now() where id = $1',
      [paid.id, priceMinor.toString(), status],
    )
    const before = { customPriceMinor: Number(paid.price) }
    const after = { customPriceMinor: minorToNumber(priceMinor) }
    await recordAudit({
      req,
      rows: [{ action: 'update', entity: 'project-services', entityId: paid.id, company, before, after }],
    })
    return paid.id
  }
  await endFee({ req, tx, company, paid, endDate: addDays(from, -1) })
  const { service_id, project_id, block_id, unit_id, currency } = paid
  const row = { service_id, project_id, block_id, unit_id, currency, status }
  const id = await attachFee({ req, tx, company, row, priceMinor: minorToNumber(priceMinor), startDate: from })
  await tx.query(
    `update parking_assignments set project_service_id = $3, updated_at = now()
     where company_id = $1 and project_service_id = $2 and status = 'active'`,
    [company, paid.id, id],
  )
  return id
}

type Attach = {
  req: PayloadRequest
  tx: Tx
  company: string
  row: Record<string, unknown>
  priceMinor: number
  startDate: string
}

const attachFee = async ({ req, tx, company, row, priceMinor, startDate }: Attach): Promise<string> => {
  const id = randomUUID()
  const at = now().toISOString()
  const after = { ...row, custom_price_minor: priceMinor, start_date: startDate }
  await insertRows(tx, 'project_services', [{ ...after, id, company_id: company, created_at: at, updated_at: at }])
  await recordAudit({
    req,
    rows: [{ action: 'service.attach', entity: 'project-services', entityId: id, company, after }],
  })
  return id
}

type End = { req: PayloadRequest; tx: Tx; company: string; paid: Standing; endDate: string }

const endFee = async ({ req, tx, company, paid, endDate }: End): Promise<void> => {
  if (paid.status === 'pending_approval') return dropFee({ req, tx, company, paid })
  const last = endDate < paid.start_date ? paid.start_date : endDate
  await tx.query(`update project_services set status = 'ended', end_date = $2, updated_at = now() where id = $1`, [
    paid.id,
    last,
  ])
  const entry = { action: 'service.end', entity: 'project-services', entityId: paid.id, company }
  await recordAudit({
    req,
    rows: [{ ...entry, before: { status: paid.status }, after: { status: 'ended', endDate: last } }],
  })
}

/** A fee that nobody approved was never charged, and leaves no end behind. */
const dropFee = async ({ req, tx, company, paid }: Omit<End, 'endDate'>): Promise<void> => {
  await tx.query(
    'update parking_assignments set project_service_id = null where company_id = $1 and project_service_id = $2',
    [company, paid.id],
  )
  const [before] = await tx.query('delete from project_services where id = $1 returning *', [paid.id])
  const entry = { action: 'service.reject', entity: 'project-services', entityId: paid.id, company, before }
  await recordAudit({ req, rows: [entry] })
}

const basePrice = async (tx: Tx, service: string): Promise<number | null> => {
  const [row] = await tx.query<{ price: string | null }>(
    'select base_price_minor as price from services where id = $1',
    [service],
  )
  return row?.price === null || row?.price === undefined ? null : Number(row.price)
}
