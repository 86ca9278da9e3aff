import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { projectsIn } from '../../access/row-rules/standing.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { AppError, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { offeredService, requireCurrency, requirePrice, statusOf } from './check-attachment.ts'
import { findNodes, type NodeRef, type NodeResult } from './find-nodes.ts'

export type Attachment = {
  service: string
  nodes: readonly NodeRef[]
  startDate: string
  endDate?: string | null
  customPriceMinor?: number | null
  currency?: string
  note?: string
  /** all: every place or none; valid: those that can be */
  mode: 'all' | 'valid'
}

export type AttachResult = { created: number; results: NodeResult[] }

type Attach = { req: PayloadRequest; company: string; attachment: Attachment }

/**
 * Attaches a service to many places by a handful of statements, with a result per place.
 * @throws 400 for a wrong service, price or place, 409 where it is charged already; with one entry per place in mode `all`
 */
export const attachService = ({ req, company, attachment }: Attach): Promise<AttachResult> =>
  withTransaction(req, async (tx) => {
    const { nodes, startDate, endDate = null, customPriceMinor = null, note, mode } = attachment
    if (endDate && endDate < startDate) throw validationError('The end cannot be before the start.', 'endDate')
    const service = await offeredService(tx, { company, service: attachment.service })
    requirePrice(service, customPriceMinor)
    const currency = requireCurrency(service, attachment.currency)
    const projects = await projectsIn(req, company)
    const found = await findNodes(tx, { company, nodes, projects })
    if (mode === 'all') refuseAll(found)
    const at = now().toISOString()
    const rows = found.flatMap(({ place }) =>
      place
        ? [
            {
              id: randomUUID(),
              company_id: company,
              service_id: service.id,
              project_id: place.project,
              block_id: place.block,
              unit_id: place.unit,
              custom_price_minor: customPriceMinor,
              currency,
              start_date: startDate,
              end_date: endDate,
              note: note?.trim() || null,
              status: statusOf(service),
              created_at: at,
              updated_at: at,
            },
          ]
        : [],
    )
    await endExpired(tx, { company, rows })
    const written = await insertRows<{ id: string }>(tx, 'project_services', rows, {
      onConflict: 'nothing',
      returning: 'id',
    })
    const created = new Set(written.map(({ id }) => id))
    const byPlace = new Map(rows.map((row) => [keyOf(row), row.id]))
    const results = found.map(({ place, ...result }): NodeResult => {
      const id = place && byPlace.get(keyOf({ project_id: place.project, block_id: place.block, unit_id: place.unit }))
      if (!id) return result
      return created.has(id) ? { ...result, status: 'created', id } : { ...result, ...alreadyThere }
    })
    if (mode === 'all') refuseAll(results)
    await recordAudit({
      req,
      rows: rows
        .filter(({ id }) => created.has(id))
        .map(({ id, company_id: _company, created_at: _at, updated_at: _updated, ...after }) => ({
          action: 'service.attach',
          entity: 'project-services',
          entityId: id,
          company,
          after,
        })),
    })
    return { created: created.size, results }
  })

const alreadyThere = { status: 'already_there', message: 'This service is charged here already.' } as const

type PlaceRow = { project_id: string; block_id: string | null; unit_id: string | null }

const keyOf = ({ project_id, block_id, unit_id }: PlaceRow): string => [project_id, block_id, unit_id].join('/')

/** @throws 400 when a place does not exist, else 409 when one is charged already */
const refuseAll = (results: readonly NodeResult[]): void => {
  const refused = results.filter(({ status }) => status === 'wrong_node' || status === 'already_there')
  if (refused.length === 0) return
  const isWrong = refused.some(({ status }) => status === 'wrong_node')
  throw new AppError({
    status: isWrong ? 400 : 409,
    code: isWrong ? 'VALIDATION' : 'CONFLICT',
    message: `Nothing was attached: ${refused.length} of ${results.length} places cannot take the service.`,
    data: { errors: refused.map(({ index, message }) => ({ path: `nodes.${index}`, message: message ?? '' })) },
  })
}

type Ending = { company: string; rows: readonly (PlaceRow & { service_id: string; start_date: string })[] }

/** What has run out by its own end makes room for what follows it. */
const endExpired = async (tx: Tx, { company, rows }: Ending): Promise<void> => {
  if (rows.length === 0) return
  await tx.query(
    `update project_services p set status = 'ended', updated_at = now()
     from jsonb_to_recordset($2::jsonb)
       as n (service_id uuid, project_id uuid, block_id uuid, unit_id uuid, start_date text)
     where p.company_id = $1 and p.service_id = n.service_id and p.project_id = n.project_id
       and p.block_id is not distinct from n.block_id and p.unit_id is not distinct from n.unit_id
       and p.status in ('active', 'paused') and p.end_date < n.start_date`,
    [company, JSON.stringify(rows)],
  )
}
