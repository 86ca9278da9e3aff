import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { requirePermission } from '../../access/has-permission.ts'
import { projectsIn } from '../../access/row-rules/standing.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { AppError, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { addParkingFee } from './parking-fee.ts'

export type SlotAssignment = {
  slots: readonly string[]
  unit: string
  fromDate: string
  /** charged to the unit: `priceMinor` per slot, by default the price of the catalogue */
  fee?: { service: string; priceMinor?: number }
}

type Assign = { req: PayloadRequest; company: string; assignment: SlotAssignment }
type SlotRow = { id: string; identifier: string; project: string; taken_by: string | null }

/**
 * Gives slots to a unit of the same project, and charges the fee with it: all of it or nothing.
 * @throws 400 for what does not exist or belongs to another project, 409 naming the slots that are taken
 */
export const assignSlots = ({
  req,
  company,
  assignment,
}: Assign): Promise<{ assignments: { id: string; slot: string }[]; projectService: string | null }> =>
  withTransaction(req, async (tx) => {
    const { slots, unit, fromDate, fee } = assignment
    if (fee) await requirePermission(req, 'property.project-services.create', company)
    const projects = (await projectsIn(req, company)) ?? null
    const project = await projectOfUnit(tx, { company, unit, projects })
    const found = await lockSlots(tx, { company, slots })
    refuseWrong({ slots, found, project })
    refuseTaken(slots, found)
    const projectService = fee
      ? await addParkingFee({ req, tx, company, unit, fromDate, ...fee, slots: slots.length })
      : null
    const at = now().toISOString()
    const rows = slots.map((slot) => ({
      id: randomUUID(),
      company_id: company,
      slot_id: slot,
      unit_id: unit,
      project_service_id: projectService,
      from_date: fromDate,
      status: 'active',
      created_at: at,
      updated_at: at,
    }))
    await insertRows(tx, 'parking_assignments', rows)
    await recordAudit({
      req,
      rows: rows.map(({ id, slot_id: slot }) => ({
        action: 'parking.assign',
        entity: 'parking-assignments',
        entityId: id,
        company,
        after: { slot, unit, fromDate },
      })),
    })
    return { assignments: rows.map(({ id, slot_id: slot }) => ({ id, slot })), projectService }
  })

type UnitWanted = { company: string; unit: string; projects: readonly string[] | null }

const projectOfUnit = async (tx: Tx, { company, unit, projects }: UnitWanted): Promise<string> => {
  const [row] = await tx.query<{ project: string }>(
    `select project_id as project from units
     where id = $1 and company_id = $2 and deleted_at is null and ($3::uuid[] is null or project_id = any($3))
     for share`,
    [unit, company, projects],
  )
  if (!row) throw validationError('The chosen unit does not exist.', 'unit')
  return row.project
}

/** In one order, so that two who want the same slots wait for each other instead of forever. */
const lockSlots = async (tx: Tx, { company, slots }: { company: string; slots: readonly string[] }) => {
  const rows = await tx.query<Omit<SlotRow, 'taken_by'>>(
    `select id, identifier, project_id as project from parking_slots
     where company_id = $1 and id = any($2::uuid[]) and deleted_at is null order by id for update`,
    [company, slots],
  )
  const taken = await tx.query<{ slot: string; unit: string }>(
    `select a.slot_id as slot, u.identifier as unit from parking_assignments a join units u on u.id = a.unit_id
     where a.company_id = $1 and a.slot_id = any($2::uuid[]) and a.status = 'active'`,
    [company, slots],
  )
  const takenBy = new Map(taken.map(({ slot, unit }) => [slot, unit]))
  return new Map(rows.map((row): [string, SlotRow] => [row.id, { ...row, taken_by: takenBy.get(row.id) ?? null }]))
}

type Wanted = { slots: readonly string[]; found: ReadonlyMap<string, SlotRow>; project: string }

const refuseWrong = ({ slots, found, project }: Wanted): void => {
  const errors = slots.flatMap((slot, index) => {
    const path = `slots.${index}`
    const row = found.get(slot)
    // A slot elsewhere may be one that the caller does not see.
    if (row?.project !== project) return [{ path, message: 'Choose a slot in the project of the unit.' }]
    return slots.indexOf(slot) === index ? [] : [{ path, message: `Slot ${row.identifier} is named twice.` }]
  })
  if (errors.length === 0) return
  throw new AppError({ status: 400, code: 'VALIDATION', message: errors[0]?.message ?? '', data: { errors } })
}

const refuseTaken = (slots: readonly string[], found: ReadonlyMap<string, SlotRow>): void => {
  const taken = slots.flatMap((slot, index) => {
    const row = found.get(slot)
    return row?.taken_by ? [{ ...row, path: `slots.${index}` }] : []
  })
  if (taken.length === 0) return
  const names = taken.map(({ identifier, taken_by }) => `${identifier} (unit ${taken_by})`).join(', ')
  throw new AppError({
    status: 409,
    code: 'CONFLICT',
    message: `${taken.length === 1 ? 'This slot is' : 'These slots are'} taken: ${names}.`,
    data: {
      errors: taken.map(({ path, identifier, taken_by }) => ({
        path,
        message: `Slot ${identifier} is taken by unit ${taken_by}.`,
      })),
    },
  })
}
