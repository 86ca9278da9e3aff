import type { PayloadRequest } from 'payload'
import { txOf } from '../../db/transaction.ts'
import { isCalendarDate } from '../../domain/calendar.ts'
import { conflict } from '../../platform/errors.ts'
import { idOf } from '../id-of.ts'

type Row = Record<string, unknown>
type Guard = { req: PayloadRequest; data: Row; original?: Row }

/** Named in the refusal; the others are counted. */
const named = 5

/**
 * A unit of a project that is owned whole has no owners of its own on those days. The database refuses it too; this says
 * who they are.
 * @throws 409
 */
export const guardUnitOwnership = async ({ req, data, original }: Guard): Promise<void> => {
  if (idOf(original?.projectOwnership))
    throw conflict('This row follows from the ownership of the whole project: change it there.')
  const { unit, fromDate, toDate } = { ...original, ...data }
  if (!isTerm(fromDate, toDate)) return
  const tx = await txOf(req)
  const owners = await tx.query<{ name: string; from_date: string }>(
    `select pe.name, p.from_date from units u
     join project_ownerships p on p.project_id = u.project_id join people pe on pe.id = p.person_id
     where u.id::text = $1 and u.company_id::text = $2 and p.from_date <= coalesce($4, '9999') and coalesce(p.to_date, '9999') >= $3
     order by p.from_date, pe.name`,
    [text(idOf(unit)), text(idOf(data.company ?? original?.company)), text(fromDate), toDate || null],
  )
  if (owners.length === 0) return
  throw conflict(
    `The whole project is owned by ${listOf(owners.map(({ name }) => name))}: units have no other owners.`,
    {
      path: 'unit',
    },
  )
}

/** A project some of whose units have owners of their own is not owned whole on those days. @throws 409 */
export const guardProjectOwnership = async ({ req, data, original }: Guard): Promise<void> => {
  const { project, fromDate, toDate } = { ...original, ...data }
  if (!isTerm(fromDate, toDate)) return
  const tx = await txOf(req)
  const owned = await tx.query<{ unit: string; owner: string }>(
    `select u.identifier as unit, pe.name as owner from units u
     join ownerships o on o.unit_id = u.id and o.project_ownership_id is null join people pe on pe.id = o.person_id
     where u.project_id::text = $1 and u.company_id::text = $2
       and o.from_date <= coalesce($4, '9999') and coalesce(o.to_date, '9999') >= $3
     order by u.identifier, pe.name limit 200`,
    [text(idOf(project)), text(idOf(data.company ?? original?.company)), text(fromDate), toDate || null],
  )
  if (owned.length === 0) return
  const units = owned.map(({ unit, owner }) => `${unit} (${owner})`)
  throw conflict(`Units have owners of their own on these days: ${listOf(units)}. End those first.`, {
    path: 'project',
  })
}

/** Dates that are none are refused by their fields. */
const isTerm = (from: unknown, to: unknown): boolean => isCalendarDate(from) && (!to || isCalendarDate(to))

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const listOf = (items: string[]): string => {
  const rest = items.length - named
  return rest > 0 ? `${items.slice(0, named).join(', ')} and ${rest} more` : items.join(', ')
}
