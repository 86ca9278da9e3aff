import type { PermissionCode } from '../../access/permissions.ts'

export type ImportKindKey =
  'structure' | 'people' | 'leases' | 'readings' | 'invoices' | 'opening_balances' | 'bank_transactions'

type KindText = {
  key: ImportKindKey
  label: string
  permission: PermissionCode
  hint: string
  hasProject: boolean
  /** the statement of one account of the company */
  hasAccount?: boolean
  templates: readonly { variant: string; label: string }[]
}

/** What can be imported, as the page offers it. */
export const importKinds: readonly KindText[] = [
  {
    key: 'structure',
    label: 'Blocks and units',
    permission: 'property.structure.import',
    hint: 'A row for each unit, or a row for each floor with its number of units.',
    hasProject: true,
    templates: [
      { variant: 'units', label: 'A row for each unit' },
      { variant: 'floors', label: 'A row for each floor' },
    ],
  },
  {
    key: 'people',
    label: 'People',
    permission: 'people.people.import',
    hint: 'Tenants, owners, buyers, agents and vendors. Whoever is on file already stays as he is.',
    hasProject: false,
    templates: [
      { variant: 'people', label: 'Everything about a person' },
      { variant: 'clients', label: 'Tenants and owners' },
    ],
  },
  {
    key: 'leases',
    label: 'Leases',
    permission: 'contracts.leases.import',
    hint: 'Drafts of leases: units by project and identifier, tenants by phone, e-mail or national id.',
    hasProject: true,
    templates: [{ variant: 'leases', label: 'Leases' }],
  },
  {
    key: 'readings',
    label: 'Meter readings',
    permission: 'property.readings.import',
    hint: 'What meters showed, by the number of the meter. What looks wrong waits for a second look.',
    hasProject: false,
    templates: [{ variant: 'readings', label: 'Meter readings' }],
  },
  {
    key: 'invoices',
    label: 'Invoices',
    permission: 'finance.invoices.import',
    hint: 'Invoices of the former system with what is still owed. They are issued; what was paid stands against the opening balance.',
    hasProject: true,
    templates: [
      { variant: 'invoices', label: 'Invoices' },
      { variant: 'former', label: 'As the replaced system wrote them' },
    ],
  },
  {
    key: 'opening_balances',
    label: 'Opening balances',
    permission: 'finance.ledger.import',
    hint: 'What stood on accounts before the books began here. What tenants owe comes with invoices instead.',
    hasProject: false,
    templates: [{ variant: 'balances', label: 'Balances of accounts' }],
  },
  {
    key: 'bank_transactions',
    label: 'Bank statement',
    permission: 'finance.reconciliation.import',
    hint: 'What came in and went out of an account. Known references are skipped, none is made up.',
    hasProject: false,
    hasAccount: true,
    templates: [{ variant: 'statement', label: 'Statement' }],
  },
]
