import { moneyRules } from './money-rules.ts'
import { operationRules, requestPhotos } from './operation-rules.ts'
import { leasesOfTenant, ofPerson, unitsOf } from './own-sets.ts'
import type { RowRule } from './row-rule.ts'

const issuedTo = `select i.id from invoices i where i.company_id = :company and i.person_id = :person and i.status <> 'draft'`

/** What belongs to an invoice is seen with it. */
const ofInvoices = (table: string): Pick<RowRule, 'projects' | 'party'> => ({
  projects: {
    ids: `select t.id from invoices i join ${table} t on t.invoice_id = i.id
          where i.project_id = any(:projects)`,
  },
  party: { ids: `select t.id from ${table} t where t.invoice_id in (${issuedTo})` },
})

/** The leases that ran while he owned the unit: neither those before nor those after. */
const leasesOfOwner = `
  select c.id from contracts c join ownerships o on o.unit_id = c.unit_id and o.company_id = c.company_id
  where o.company_id = :company and o.person_id = :person and c.status <> 'draft' and c.deleted_at is null
    and (o.to_date is null or c.start_date <= o.to_date) and (c.end_date is null or c.end_date >= o.from_date)`

/** The houses of his units: where they are, not what we agreed about them. */
const around = (field: 'project_id' | 'block_id'): Pick<RowRule, 'owner' | 'tenant'> => {
  const { owner, tenant } = unitsOf(field)
  return { owner: { ids: owner }, tenant: { ids: tenant } }
}

/** Parties of the projects, and those that he entered himself as long as they belong to no project. */
const peopleInProjects = `
  select c.person_id from contracts c
  where c.project_id = any(:projects) and c.deleted_at is null
  union all
  select o.person_id from ownerships o join units u on u.id = o.unit_id
  where u.project_id = any(:projects)
  union all
  select i.person_id from invoices i where i.project_id = any(:projects)
  union all
  select a.entity_id::uuid from audit_log a
  where a.company_id = :company and a.actor_id = :user and a.entity = 'people' and a.action = 'create'
    and not exists (select from contracts c where c.person_id = a.entity_id::uuid)
    and not exists (select from ownerships o where o.person_id = a.entity_id::uuid)
    and not exists (select from invoices i where i.person_id = a.entity_id::uuid)`

/** Payments that paid for something in the projects, or were asked for there. */
const paymentsInProjects = `
  select a.payment_id from allocations a join invoices i on i.id = a.invoice_id
  where i.project_id = any(:projects)
  union all
  select p.id from payment_intents n join invoices i on i.id = n.invoice_id join payments p on p.intent_id = n.id
  where i.project_id = any(:projects)`

const amounts = ['currency', 'amountMinor'] as const
const parts = ['subtotalMinor', 'discountMinor', 'taxMinor', 'totalMinor'] as const

/**
 * Row rules, by collection. A collection without a rule shows nothing to staff who are limited to projects, and nothing
 * to portal users. The same table guards REST, GraphQL, counts, joins, writes and the custom routes.
 *
 * A project implies its company, so a query asks for the project alone: PostgreSQL would multiply the selectivities of
 * both, and plan for a fraction of the rows.
 */
export const rowRules: Readonly<Record<string, RowRule>> = {
  projects: {
    projects: { field: 'id', among: 'projects' },
    ...around('project_id'),
    portalFields: ['name', 'code', 'address', 'city', 'location'],
  },
  blocks: {
    projects: { field: 'project', among: 'projects' },
    ...around('block_id'),
    portalFields: ['name', 'kind', 'project'],
  },
  units: {
    projects: { field: 'project', among: 'projects' },
    owner: { ids: unitsOf('id').owner },
    tenant: { ids: unitsOf('id').tenant },
    portalFields: [
      ...['identifier', 'kind', 'project', 'block', 'floor', 'bedrooms', 'areaSqm', 'status'],
      ...['leases', 'owners', 'invoices'],
    ],
  },
  ownerships: {
    projects: {
      ids: `select o.id from units u join ownerships o on o.unit_id = u.id
            where u.project_id = any(:projects)`,
    },
    owner: { ids: ofPerson('ownerships') },
    portalFields: ['unit', 'person', 'shareBps', 'fromDate', 'toDate'],
  },
  ...operationRules,
  people: {
    projects: { ids: peopleInProjects },
    party: {
      ids: 'select p.id from people p where p.company_id = :company and p.id = :person and p.deleted_at is null',
    },
    portalFields: [
      ...['name', 'kind', 'phone', 'email', 'nationalId', 'verification', 'user'],
      ...['isTenant', 'isOwner', 'isBuyer', 'isAgent', 'isVendor'],
      ...['invoices', 'payments', 'leases', 'ownerships'],
    ],
  },
  contracts: {
    projects: { field: 'project', among: 'projects' },
    owner: { ids: leasesOfOwner },
    tenant: { ids: leasesOfTenant },
    portalFields: [
      ...['kind', 'number', 'unit', 'person', 'project', 'startDate', 'endDate', 'dueDay', 'rentMinor'],
      ...['depositMinor', 'currency', 'status', 'invoices'],
    ],
  },
  invoices: {
    projects: { field: 'project', among: 'projects' },
    party: { ids: issuedTo },
    portalFields: [
      ...['number', 'kind', 'period', 'person', 'unit', 'contract', 'project', 'issueDate', 'dueDate', 'currency'],
      ...[...parts, 'paidMinor', 'creditedMinor', 'balanceMinor', 'status', 'paymentState'],
      ...['lines', 'allocations', 'creditNotes', 'requests', 'notes', 'corrects', 'voidReason'],
    ],
  },
  'invoice-lines': {
    ...ofInvoices('invoice_lines'),
    portalFields: [
      ...['invoice', 'position', 'kind', 'description', 'quantity', 'unitAmountMinor', 'taxRateBps', 'netMinor'],
      ...['discountMinor', 'taxMinor', 'totalMinor', 'paidMinor', 'creditedMinor', 'currency'],
    ],
  },
  payments: {
    projects: { ids: paymentsInProjects },
    party: { ids: ofPerson('payments') },
    portalFields: [
      ...[...amounts, 'number', 'method', 'valueDate', 'allocatedMinor', 'unallocatedMinor', 'person'],
      ...['reference', 'gatewayReference', 'receivedAt', 'status', 'intent', 'allocations', 'refundedMinor'],
    ],
  },
  allocations: {
    ...ofInvoices('allocations'),
    portalFields: [...amounts, 'payment', 'invoice', 'line'],
  },
  'payment-intents': {
    ...ofInvoices('payment_intents'),
    party: { ids: ofPerson('payment_intents') },
    portalFields: [
      ...[...amounts, 'reference', 'phone', 'channel', 'invoice', 'invoices', 'person', 'payment', 'status'],
      ...['failureReason', 'submittedAt', 'settledAt'],
    ],
  },
  ...moneyRules,
  documents: {
    party: { ids: `${ofPerson('documents')} and t.deleted_at is null union all ${requestPhotos.party}` },
    owner: { ids: requestPhotos.owner },
    tenant: {
      ids: `select d.id from documents d
            where d.company_id = :company and d.kind in ('contract', 'receipt') and d.deleted_at is null
              and d.contract_id in (${leasesOfTenant})`,
    },
    portalFields: [
      ...[
        'name',
        'kind',
        'person',
        'unit',
        'contract',
        'maintenanceRequest',
        'filename',
        'mimeType',
        'filesize',
        'url',
      ],
      ...['width', 'height'],
    ],
  },
  companies: { portalFields: ['name', 'slug', 'timezone', 'currency', 'country'] },
}
