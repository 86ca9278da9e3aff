import type { PayloadRequest } from 'payload'
import { txOf } from '../../db/transaction.ts'
import { checklistAreas } from '../../domain/inspection.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { idOf } from '../id-of.ts'

type Row = Record<string, unknown>
type Args = { req: PayloadRequest; data: Row; original?: Row; operation: 'create' | 'update' }

type Lease = { unit_id: string; currency: string; status: string; bedrooms: string | null; rooms: Room[] | null }
type Room = { name: string; floor: number | null }

/**
 * What an inspection takes from its lease: unit, currency, and a checklist where none is given. It stays with its lease.
 * @throws 400 for a lease that is not there, 409 for another lease or for a draft
 */
export const inspectionDefaults = async ({ req, data, original, operation }: Args): Promise<Row> => {
  const contract = idOf(data.contract)
  if (operation === 'update') {
    if ('contract' in data && contract !== idOf(original?.contract))
      throw conflict('An inspection stays with its lease: make a new one.', { path: 'contract' })
    return {}
  }
  if (typeof contract !== 'string') return {}
  const tx = await txOf(req)
  const [lease] = await tx.query<Lease>(LEASE, [contract, String(idOf(data.company))])
  if (!lease) throw validationError('The chosen lease does not exist.', 'contract')
  if (lease.status === 'draft' && data.kind === 'move_out')
    throw conflict('Nobody moves out of a lease that has not begun.', { path: 'contract' })
  const given = Array.isArray(data.items) ? data.items : []
  const bedrooms = lease.bedrooms === null ? null : Number(lease.bedrooms)
  const areas = checklistAreas({ rooms: lease.rooms ?? [], bedrooms })
  return {
    unit: lease.unit_id,
    currency: lease.currency,
    items: given.length > 0 ? given : areas.map((area) => ({ area, condition: 'good', deductionMinor: 0 })),
  }
}

const LEASE = `
  select c.unit_id, c.currency, c.status, u.bedrooms,
         (select json_agg(json_build_object('name', r.name, 'floor', r.floor::int) order by r.position, r.name)
          from rooms r where r.unit_id = u.id and r.deleted_at is null) as rooms
  from contracts c join units u on u.id = c.unit_id
  where c.id::text = $1 and c.company_id::text = $2 and c.kind = 'lease' and c.deleted_at is null`
