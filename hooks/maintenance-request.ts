import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionBeforeValidateHook,
} from 'payload'
import type { MaintenanceRequest } from '../payload-types.ts'
import { txOf } from '../src/db/transaction.ts'
import { isMaintenancePriority } from '../src/domain/maintenance.ts'
import { now } from '../src/platform/clock.ts'
import { conflict } from '../src/platform/errors.ts'
import { idOf } from '../src/services/id-of.ts'
import { checkPeople } from '../src/services/maintenance/check-people.ts'
import { noteChanges } from '../src/services/maintenance/note-changes.ts'
import { dueForPriority, newRequestFields } from '../src/services/maintenance/request-fields.ts'

const refusal = 'Only an open request without a cost can be deleted. Cancel it instead: its history stays.'

const id = (value: unknown): string | null => (idOf(value) as string | null | undefined) ?? null

/** The assignee can see it, the vendor is one; whoever is named already is not looked at again. */
export const checkMaintenancePeople: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  const [company, project] = [id(data?.company ?? originalDoc?.company), id(data?.project ?? originalDoc?.project)]
  if (!data || !company || !project) return data
  const chosen = (name: 'assignee' | 'vendor') =>
    data[name] && id(data[name]) !== id(originalDoc?.[name]) ? id(data[name]) : null
  await checkPeople({ req, company, project, assignee: chosen('assignee'), vendor: chosen('vendor') })
  return data
}

/** A new request gets its number and its due time; another priority means another due time. */
export const fillMaintenanceRequest: CollectionBeforeChangeHook<MaintenanceRequest> = async ({
  data,
  originalDoc,
  operation,
  req,
}) => {
  const company = id(data.company ?? originalDoc?.company) ?? ''
  if (operation === 'create') {
    // One that does not exist is refused right after this.
    const priority = isMaintenancePriority(data.priority) ? data.priority : 'medium'
    const hasCost = typeof data.costMinor === 'number'
    return { ...data, ...(await newRequestFields({ req, company, priority, hasCost })) }
  }
  const { priority } = data
  // The due time of planned work follows from its date.
  if (
    !originalDoc ||
    !isMaintenancePriority(priority) ||
    priority === originalDoc.priority ||
    originalDoc.origin === 'plan'
  )
    return data
  const since = originalDoc.reopened ? now() : new Date(originalDoc.createdAt)
  return { ...data, dueAt: await dueForPriority({ req, company, priority, since }) }
}

/** What somebody has worked on, or what costs money, is not put in the trash. */
export const keepMaintenanceFromTrash: CollectionBeforeChangeHook<MaintenanceRequest> = ({ data, originalDoc }) => {
  if (data.deletedAt && originalDoc && !originalDoc.deletedAt && !isDeletable(originalDoc)) throw conflict(refusal)
  return data
}

/** The same for good; its history goes with it. */
export const keepMaintenanceFromDeletion: CollectionBeforeDeleteHook = async ({ id: request, req }) => {
  const row = await req.payload.findByID({
    collection: 'maintenance-requests',
    id: request,
    depth: 0,
    trash: true,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
  if (!row) return
  if (!isDeletable(row)) throw conflict(refusal)
  await (await txOf(req)).query('delete from maintenance_comments where request_id = $1', [request])
}

const isDeletable = ({ status, costMinor }: Pick<MaintenanceRequest, 'status' | 'costMinor'>): boolean =>
  status === 'open' && !costMinor

/** Assignments and priorities leave a line in the history, and reach the new assignee. */
export const noteMaintenanceChanges: CollectionAfterChangeHook<MaintenanceRequest> = async ({
  doc,
  previousDoc,
  operation,
  req,
}) => {
  await noteChanges(req, { before: operation === 'update' ? plain(previousDoc) : undefined, after: plain(doc) })
}

const plain = ({ company, assignee, vendor, ...row }: MaintenanceRequest) => ({
  id: row.id,
  status: row.status,
  priority: row.priority,
  company: id(company) ?? '',
  assignee: id(assignee),
  vendor: id(vendor),
})
