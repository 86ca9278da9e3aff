import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { insertRows } from '../../src/db/insert-rows.ts'
import { createReq, withTransaction } from '../../src/db/transaction.ts'

export type Place = {
  company: string
  project: string
  unit: string
  contract: string
  /** who lives there and reports what is broken */
  tenant: string
  owner: string
  /** in every name */
  word?: string
}

/** The ids of what stands on a place, by collection. */
export type PropertyRows = Record<string, string> & { internalComment: string }

/** One row of every collection about property and its leases, on one unit; written past the hooks. */
export const writePropertyRows = async (payload: Payload, place: Place): Promise<PropertyRows> => {
  const { company, project, unit, contract, tenant, owner, word = randomUUID().slice(0, 8) } = place
  const id = Object.fromEntries([...slugs, 'internalComment', 'basement'].map((slug) => [slug, randomUUID()]))
  const node = { project_id: project, unit_id: unit }
  const day = '2026-02-01'
  const moment = '2026-02-01T08:00:00.000Z'
  const rows: [table: string, slug: string, row: object][] = [
    ['blocks', 'basement', { name: `Basement ${word}`, kind: 'basement', project_id: project, floors: 0 }],
    ['rooms', 'rooms', { name: `Bedroom ${word}`, kind: 'bedroom', unit_id: unit }],
    ['project_ownerships', 'project-ownerships', { project_id: project, person_id: owner, ...past }],
    ['parking_slots', 'parking-slots', { identifier: `P ${word}`, block_id: id.basement, project_id: project }],
    ['services', 'services', { name: `Water ${id.services?.slice(0, 8)}`, ...service }],
    ['project_services', 'project-services', { ...node, service_id: id.services, ...attached }],
    [
      'parking_assignments',
      'parking-assignments',
      { slot_id: id['parking-slots'], unit_id: unit, from_date: day, status: 'active' },
    ],
    ['meters', 'meters', { ...node, identifier: `M ${word}`, ...meter, project_service_id: id['project-services'] }],
    ['meter_readings', 'meter-readings', { meter_id: id.meters, reading_date: day, value: 5, ...reading }],
    [
      'maintenance_requests',
      'maintenance-requests',
      { ...node, title: `Tap ${word}`, reporter_id: tenant, ...request },
    ],
    ['maintenance_comments', 'maintenance-comments', { request_id: id['maintenance-requests'], ...comment(word) }],
    [
      'maintenance_comments',
      'internalComment',
      { request_id: id['maintenance-requests'], ...comment(word), is_internal: true },
    ],
    ['maintenance_plans', 'maintenance-plans', { ...node, title: `Lift ${word}`, ...plan }],
    ['inspections', 'inspections', { contract_id: contract, unit_id: unit, kind: 'move_in', date: day, ...inspection }],
    ['contract_amendments', 'contract-amendments', { contract_id: contract, effective_date: day, ...amendment }],
    [
      'identity_checks',
      'identity-checks',
      { person_id: tenant, document_number: `ID ${word}`, ...check, submitted_at: moment },
    ],
    ['payment_accounts', 'payment-accounts', { person_id: tenant, account_number: `+2547${word}`, ...account(word) }],
    ['media', 'media', { ...node, title: `Door ${word}`, filename: `${randomUUID()}.png`, ...picture }],
    ['imports', 'imports', { project_id: project, file_name: `${word}.csv`, file_hash: word, ...imported }],
    ['import_rows', 'import-rows', { import_id: id.imports, row_number: 1, status: 'ok' }],
  ]
  await withTransaction(await createReq(payload), async (tx) => {
    for (const [table, slug, row] of rows) await insertRows(tx, table, [{ id: id[slug], company_id: company, ...row }])
  })
  return id as PropertyRows
}

const slugs = [
  ...['rooms', 'project-ownerships', 'parking-slots', 'parking-assignments', 'services', 'project-services'],
  ...['meters', 'meter-readings', 'maintenance-requests', 'maintenance-comments', 'maintenance-plans', 'inspections'],
  ...['contract-amendments', 'identity-checks', 'payment-accounts', 'media', 'imports', 'import-rows'],
]

const past = { share_bps: 10_000, from_date: '1980-01-01', to_date: '1980-12-31' }
const service = {
  pricing: 'metered',
  base_price_minor: 12_000,
  currency: 'KES',
  frequency: 'monthly',
  billed_to: 'tenant',
  measure: 'm³',
  is_active: true,
}
const attached = { currency: 'KES', start_date: '2026-01-01', status: 'active' }
const meter = { kind: 'water', measure: 'm³', initial_reading: 0, installed_on: '2026-01-01', status: 'active' }
const reading = { consumption: 5, kind: 'actual', source: 'entry', status: 'accepted' }
const request = {
  category: 'plumbing',
  priority: 'medium',
  currency: 'KES',
  charged_to: 'company',
  status: 'open',
  origin: 'tenant',
  reopened: 0,
}
const comment = (word: string) => ({ kind: 'comment', body: `Drips ${word}`, author_name: word, is_internal: false })
const plan = {
  category: 'lift',
  priority: 'medium',
  every: 1,
  interval: 'month',
  next_date: '2036-01-01',
  lead_days: 7,
  is_active: true,
}
const inspection = { status: 'completed', currency: 'KES', deposit_minor: 0, deductions_minor: 0 }
const amendment = { kind: 'rent', status: 'applied', before: { rentMinor: 1 }, after: { rentMinor: 2 } }
const check = { document_type: 'passport', status: 'approved', expires_on: '2036-01-01' }
const account = (word: string) => ({
  kind: 'bank',
  provider: '63902',
  account_name: word,
  label: word,
  status: 'unverified',
  is_active: true,
  is_default: true,
})
const picture = { mime_type: 'image/png', filesize: 10, category: 'interior', position: 0, is_main: false }
const imported = { kind: 'structure', status: 'undone', rows: 1, wrong_rows: 0, skipped_rows: 0, created_rows: 0 }
