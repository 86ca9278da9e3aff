import { leasesOfTenant, ofPerson, unitsNow } from './own-sets.ts'
import type { RowRule } from './row-rule.ts'

/** What stands on the units of an owner or a tenant. */
const onUnits = (table: string, condition = ''): Pick<RowRule, 'owner' | 'tenant'> => {
  const rows = (units: string): string =>
    `select t.id from ${table} t where t.company_id = :company ${condition} and t.unit_id in (${units})`
  return { owner: { ids: rows(unitsNow.owner) }, tenant: { ids: rows(unitsNow.tenant) } }
}

const readingsOf = (units: string): string =>
  `select t.id from meters m join meter_readings t on t.meter_id = m.id
   where m.company_id = :company and t.status = 'accepted' and m.deleted_at is null and m.unit_id in (${units})`

const requestsOfReporter = `
  select t.id from maintenance_requests t
  where t.company_id = :company and t.reporter_id = :person and t.deleted_at is null`

const requestsOfOwner = `
  select t.id from maintenance_requests t
  where t.company_id = :company and t.deleted_at is null and t.unit_id in (${unitsNow.owner})`

const photosOf = (requests: string): string =>
  `select t.id from documents t
   where t.company_id = :company and t.kind = 'photo' and t.deleted_at is null and t.maintenance_request_id in (${requests})`

/** Photos of the requests that a portal user sees; other papers on them are the staff's. */
export const requestPhotos = { party: photosOf(requestsOfReporter), owner: photosOf(requestsOfOwner) }

const commentsOn = (requests: string): string =>
  `select n.id from maintenance_comments n
   where n.company_id = :company and n.is_internal is not true and n.request_id in (${requests})`

/** Row rules of what stands on property and its leases: part of the table in `rules.ts`. */
export const operationRules: Readonly<Record<string, RowRule>> = {
  'project-ownerships': {
    projects: { field: 'project', among: 'projects' },
    owner: { ids: ofPerson('project_ownerships') },
    portalFields: ['project', 'person', 'shareBps', 'fromDate', 'toDate'],
  },
  rooms: {
    projects: { ids: 'select t.id from units u join rooms t on t.unit_id = u.id where u.project_id = any(:projects)' },
    ...onUnits('rooms', 'and t.deleted_at is null'),
    portalFields: ['unit', 'name', 'kind', 'floor', 'areaSqm', 'position', 'description'],
  },
  'parking-slots': { projects: { field: 'project', among: 'projects' } },
  'parking-assignments': {
    projects: {
      ids: `select t.id from parking_slots s join parking_assignments t on t.slot_id = s.id
            where s.project_id = any(:projects)`,
    },
    ...onUnits('parking_assignments'),
    portalFields: ['slot', 'unit', 'fromDate', 'toDate', 'status'],
  },
  media: {
    projects: { field: 'project', among: 'projects' },
    ...onUnits('media', 'and t.deleted_at is null'),
    portalFields: [
      ...['project', 'block', 'unit', 'title', 'alt', 'category', 'position', 'isMain', 'variants'],
      ...['filename', 'mimeType', 'filesize', 'url', 'width', 'height'],
    ],
  },
  services: {
    projects: { ids: 'select t.id from services t where t.company_id = :company' },
  },
  'project-services': {
    projects: { field: 'project', among: 'projects' },
    ...onUnits('project_services', `and t.status in ('active', 'paused', 'ended')`),
    portalFields: ['service', 'project', 'block', 'unit', 'currency', 'startDate', 'endDate', 'status'],
  },
  meters: {
    projects: { field: 'project', among: 'projects' },
    ...onUnits('meters', 'and t.deleted_at is null'),
    portalFields: ['identifier', 'kind', 'measure', 'unit', 'lastReading', 'lastReadingDate', 'status', 'readings'],
  },
  'meter-readings': {
    projects: {
      ids: `select t.id from meters m join meter_readings t on t.meter_id = m.id
            where m.project_id = any(:projects)`,
    },
    owner: { ids: readingsOf(unitsNow.owner) },
    tenant: { ids: readingsOf(unitsNow.tenant) },
    portalFields: ['meter', 'readingDate', 'value', 'consumption', 'kind'],
  },
  'maintenance-requests': {
    projects: { field: 'project', among: 'projects' },
    party: { ids: requestsOfReporter },
    owner: { ids: requestsOfOwner },
    portalFields: [
      ...['number', 'title', 'description', 'project', 'block', 'unit', 'category', 'priority', 'status', 'dueAt'],
      ...['startedAt', 'resolvedAt', 'closedAt', 'satisfaction', 'satisfactionNote', 'comments', 'photos'],
    ],
  },
  'maintenance-comments': {
    projects: {
      ids: `select t.id from maintenance_requests r join maintenance_comments t on t.request_id = r.id
            where r.project_id = any(:projects)`,
    },
    party: { ids: commentsOn(requestsOfReporter) },
    owner: { ids: commentsOn(requestsOfOwner) },
    portalFields: ['request', 'kind', 'body', 'authorName', 'createdAt'],
  },
  'maintenance-plans': { projects: { field: 'project', among: 'projects' } },
  inspections: {
    projects: {
      ids: `select t.id from contracts c join inspections t on t.contract_id = c.id
            where c.project_id = any(:projects)`,
    },
    tenant: {
      ids: `select t.id from inspections t
            where t.company_id = :company and t.status = 'completed' and t.contract_id in (${leasesOfTenant})`,
    },
    portalFields: [
      ...['contract', 'unit', 'kind', 'date', 'items', 'notes', 'depositMinor', 'deductionsMinor', 'refundMinor'],
      ...['currency', 'status'],
    ],
  },
  'contract-amendments': {
    projects: {
      ids: `select t.id from contracts c join contract_amendments t on t.contract_id = c.id
            where c.project_id = any(:projects)`,
    },
    tenant: {
      ids: `select t.id from contract_amendments t
            where t.company_id = :company and t.status in ('approved', 'applied') and t.contract_id in (${leasesOfTenant})`,
    },
    portalFields: ['contract', 'kind', 'effectiveDate', 'before', 'after', 'status', 'appliedAt'],
  },
  'identity-checks': {
    party: { ids: ofPerson('identity_checks') },
    portalFields: [
      ...['person', 'documentType', 'documentNumber', 'country', 'expiresOn', 'front', 'back', 'selfie'],
      ...['status', 'submittedAt', 'reviewedAt', 'reason'],
    ],
  },
  'payment-accounts': {
    party: { ids: `${ofPerson('payment_accounts')} and t.deleted_at is null` },
    portalFields: [
      ...['person', 'kind', 'provider', 'accountNumber', 'accountName', 'label', 'isDefault', 'isActive'],
      ...['status', 'usableFrom'],
    ],
  },
}
