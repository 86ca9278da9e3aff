import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { type CollectionState, collectionState } from '../../domain/collection-state.ts'
import type { UnitStatus } from '../../domain/unit-status.ts'
import { notFound } from '../../platform/errors.ts'
import { companySettings } from '../companies.ts'
import { UNIT_OVERVIEW } from './unit-overview-sql.ts'

type Named = { id: string; name: string }

/** A part that the caller may not see is null; an empty list says that there is nothing. */
export type UnitOverview = {
  today: string
  unit: {
    id: string
    identifier: string
    kind: string
    status: UnitStatus
    floor: number | null
    managementMode: 'full' | 'service_only'
    project: Named & { code: string }
    block: (Named & { kind: string }) | null
  }
  rooms: { id: string; name: string; kind: string; floor: number | null; areaSqm: number | null }[] | null
  owners: { id: string; person: Named; shareBps: number; fromDate: string }[] | null
  /** those that run, in notice or wait as drafts, the running one first */
  leases:
    | {
        id: string
        number: string | null
        status: string
        tenant: Named
        startDate: string
        endDate: string | null
        rentMinor: number
        currency: string
      }[]
    | null
  money: {
    collection: CollectionState
    balances: { currency: string; openMinor: number; overdueMinor: number; invoices: number }[]
  } | null
  services: { id: string; name: string; pricing: string; at: 'unit' | 'block' | 'project'; status: string }[] | null
  meters:
    | { id: string; identifier: string; kind: string; lastReading: number | null; lastReadingDate: string | null }[]
    | null
  parking: { id: string; slot: string; basement: string; fromDate: string }[] | null
  maintenance: {
    open: number
    recent: { id: string; number: string | null; title: string; status: string; priority: string }[]
  } | null
  history: { id: string; at: string; action: string; entity: string; actor: string | null; fields: string[] }[] | null
}

export type UnitSight = Record<
  'rooms' | 'owners' | 'leases' | 'money' | 'services' | 'meters' | 'parking' | 'maintenance' | 'history',
  boolean
>

type Args = { payload: Payload; company: string; unit: string; sees: UnitSight }

type Row = Omit<UnitOverview, 'today' | 'money'> & {
  money: { issued: number; overdue: number; balances: NonNullable<UnitOverview['money']>['balances'] } | null
}

/** Everything that the page of a unit shows, by one query beside the company's date. */
export const unitOverview = async ({ payload, company, unit, sees }: Args): Promise<UnitOverview> => {
  const { today } = await companySettings(payload, company)
  const { rooms, owners, leases, money, services, meters, parking, maintenance, history } = sees
  const [row] = await readQuery<Row>(payload, UNIT_OVERVIEW, [
    ...[unit, today, rooms, owners, leases, money],
    ...[services, meters, parking, maintenance, history],
  ])
  if (!row) throw notFound()
  return {
    today,
    ...row,
    money: row.money && { collection: collectionState(row.money), balances: row.money.balances },
  }
}
