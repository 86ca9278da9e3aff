import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { advisoryLock } from '../../db/locks.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { addDays } from '../../domain/calendar.ts'
import { validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { settingsIn } from '../companies.ts'
import { assertSameRequest } from '../idempotency.ts'
import { takeNumbers } from '../numbers.ts'

export type PenaltyType = 'late_payment' | 'returned_payment' | 'lease_violation' | 'utility_overcharge' | 'other'

export type NewPenalty = {
  /** a lease, or a payer with or without a unit; with a lease both have to be its own */
  contract?: string
  person?: string
  unit?: string
  type: PenaltyType
  /** minor units, above zero */
  amountMinor: number
  currency?: string
  dateApplied?: string
  dueDate?: string
  notes?: string | null
  tenantNotes?: string | null
}

type Charge = {
  req: PayloadRequest
  company: string
  penalty: NewPenalty
  idempotency: { key: string; requestHash: string }
}

/** Days until a penalty by hand is due, unless the day is given. */
const usualDays = 30

/**
 * Charges a penalty by hand. It waits for the next invoice of its lease, or to be put on one.
 * @throws 400 with `path` for a lease, payer or unit that is not the company's, and for dates out of order
 */
export const chargePenalty = async ({ req, company: companyId, penalty, idempotency }: Charge) => {
  return withTransaction(req, async (tx) => {
    const company = await settingsIn(tx, companyId)
    const dateApplied = penalty.dateApplied ?? company.today
    const dueDate = penalty.dueDate ?? addDays(dateApplied, usualDays)
    if (dateApplied > company.today) throw validationError('The day is still to come.', 'dateApplied')
    if (dueDate < dateApplied) throw validationError('It is due before it is charged.', 'dueDate')
    await advisoryLock(tx, 'penalty', companyId, idempotency.key)
    const known = await findPenalty(tx, companyId, idempotency)
    if (known) return known
    const place = await placeOf(tx, companyId, penalty)
    const id = randomUUID()
    const year = Number(company.today.slice(0, 4))
    const [number = ''] = await takeNumbers(tx, { company: companyId, docType: 'penalty', year })
    await insertRows(tx, 'penalties', [
      {
        id,
        number,
        company_id: companyId,
        type: penalty.type,
        origin: 'manual',
        person_id: place.person,
        contract_id: place.contract,
        unit_id: place.unit,
        project_id: place.project,
        amount_minor: penalty.amountMinor,
        currency: penalty.currency ?? place.currency ?? company.currency,
        date_applied: dateApplied,
        due_date: dueDate,
        notes: penalty.notes ?? null,
        tenant_notes: penalty.tenantNotes ?? null,
        status: 'pending',
        created_by_id: req.user?.id ?? null,
        idempotency_key: idempotency.key,
        request_hash: idempotency.requestHash,
      },
    ])
    const after = { number, type: penalty.type, amountMinor: penalty.amountMinor, person: place.person }
    const row = { action: 'penalty.charge', entity: 'penalties', entityId: id, company: companyId, after }
    await recordAudit({ req, rows: [row] })
    return { id, number }
  })
}

const findPenalty = async (tx: Tx, company: string, { key, requestHash }: Charge['idempotency']) => {
  const [row] = await tx.query<{ id: string; number: string; request_hash: string }>(
    'select id, number, request_hash from penalties where company_id = $1 and idempotency_key = $2',
    [company, key],
  )
  if (!row) return undefined
  assertSameRequest(row.request_hash, requestHash)
  return { id: row.id, number: row.number }
}

type Place = {
  person: string
  contract: string | null
  unit: string | null
  project: string | null
  currency: string | null
}

/** @throws 400 */
const placeOf = async (tx: Tx, company: string, { contract, person, unit }: NewPenalty): Promise<Place> => {
  if (contract) {
    const lease = await leaseOf(tx, company, contract)
    if (person && person !== lease.person) throw validationError('This is not the payer of the lease.', 'person')
    if (unit && unit !== lease.unit) throw validationError('This is not the unit of the lease.', 'unit')
    return lease
  }
  if (!person) throw validationError('Name a lease or a payer.', 'person')
  const [payer] = await tx.query(`select from people where company_id = $1 and id = $2 and deleted_at is null`, [
    company,
    person,
  ])
  if (!payer) throw validationError('There is no such payer.', 'person')
  const [place] = unit
    ? await tx.query<{ project: string }>(
        `select project_id as project from units where company_id = $1 and id = $2 and deleted_at is null`,
        [company, unit],
      )
    : []
  if (unit && !place) throw validationError('There is no such unit.', 'unit')
  return { person, contract: null, unit: unit ?? null, project: place?.project ?? null, currency: null }
}

const leaseOf = async (tx: Tx, company: string, contract: string): Promise<Place> => {
  const [lease] = await tx.query<Place>(
    `select person_id as person, id as contract, unit_id as unit, project_id as project, currency
     from contracts where company_id = $1 and id = $2 and kind = 'lease' and status <> 'draft' and deleted_at is null`,
    [company, contract],
  )
  if (!lease) throw validationError('There is no such lease.', 'contract')
  return lease
}
