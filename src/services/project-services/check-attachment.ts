import type { PayloadRequest } from 'payload'
import { txOf, type Tx } from '../../db/transaction.ts'
import type { ProjectServiceStatus } from '../../domain/project-service.ts'
import type { ServicePricing } from '../../domain/service-price.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { idOf } from '../id-of.ts'

type Row = Record<string, unknown>
type Check = { req: PayloadRequest; data: Row; original?: Row }

export type AttachedService = {
  id: string
  name: string
  pricing: ServicePricing
  currency: string
  requires_approval: boolean
}

/**
 * What a service at a place must be, when it is created or changed by hand.
 * @returns the fields that follow: status, and the currency of the catalogue where none is needed
 * @throws 400 with the field, 409 for one that has ended or is charged already
 */
export const checkAttachment = async ({ req, data, original }: Check): Promise<Row> => {
  const row = { ...original, ...data }
  const tx = await txOf(req)
  if (original) keepFixed(original, row)
  const service = await offeredService(tx, {
    company: String(idOf(row.company)),
    service: String(idOf(row.service)),
    isKept: Boolean(original),
  })
  requirePrice(service, row.customPriceMinor)
  requireOrder(row)
  // Without an amount of its own the currency says nothing, and forms send their default.
  const currency = requireCurrency(service, (row.customPriceMinor ?? null) === null ? undefined : row.currency)
  if (!original) return { currency, status: statusOf(service) }
  const isRepriced = ['customPriceMinor', 'startDate'].some((name) => (row[name] ?? null) !== (original[name] ?? null))
  // A new price is a new decision where prices are decided.
  return { currency, ...(isRepriced && row.status === 'active' && { status: statusOf(service) }) }
}

/** Whether it may be charged at once. */
export const statusOf = ({ requires_approval }: Pick<AttachedService, 'requires_approval'>): ProjectServiceStatus =>
  requires_approval ? 'pending_approval' : 'active'

type Wanted = { company: string; service: string; isKept?: boolean }

/** A service of the catalogue that is on offer; one that stands somewhere already may have been taken off. @throws 400 */
export const offeredService = async (
  tx: Tx,
  { company, service, isKept = false }: Wanted,
): Promise<AttachedService> => {
  const [row] = await tx.query<AttachedService & { is_active: boolean }>(
    `select id, name, pricing, currency, coalesce(requires_approval, false) as requires_approval, is_active
     from services where id::text = $1 and company_id::text = $2 and deleted_at is null for share`,
    [service, company],
  )
  if (!row) throw validationError('The chosen service does not exist.', 'service')
  if (!row.is_active && !isKept) throw validationError(`${row.name} is not on offer any more.`, 'service')
  return row
}

/** @throws 400 for a variable price that nobody gave */
export const requirePrice = ({ name, pricing }: AttachedService, customPriceMinor: unknown): void => {
  const isNone = customPriceMinor === null || customPriceMinor === undefined
  if (pricing === 'variable' && isNone) {
    throw validationError(`${name} has no price in the catalogue: enter the one for this place.`, 'customPriceMinor')
  }
}

/** @returns the currency of the service @throws 400 for another one */
export const requireCurrency = ({ name, currency }: AttachedService, given: unknown): string => {
  if (given && given !== currency) throw validationError(`${name} is charged in ${currency}.`, 'currency')
  return currency
}

const keepFixed = (original: Row, row: Row): void => {
  if (original.status === 'ended') throw conflict('This has ended; what was charged stays as it was.')
  const moved = (['service', 'project', 'block', 'unit'] as const).find(
    (name) => (idOf(original[name]) ?? null) !== (idOf(row[name]) ?? null),
  )
  if (moved) {
    throw validationError('A service stays where it was attached: end it here and attach it there.', moved)
  }
}

const requireOrder = ({ startDate, endDate }: Row): void => {
  if (typeof endDate === 'string' && typeof startDate === 'string' && endDate < startDate) {
    throw validationError('The end cannot be before the start.', 'endDate')
  }
}

/** @throws 409 for what ever was charged */
export const refuseChargedAttachment = async ({ req, id }: { req: PayloadRequest; id: string }): Promise<void> => {
  const tx = await txOf(req)
  const [row] = await tx.query<{ status: ProjectServiceStatus }>('select status from project_services where id = $1', [
    id,
  ])
  if (row && row.status !== 'pending_approval') {
    throw conflict('This is or was charged, so it cannot be deleted. End it instead: its history stays.')
  }
}
