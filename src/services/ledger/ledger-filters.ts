import type { AccountType, LedgerKey } from '../../domain/ledger/accounts.ts'

/** Which entries a figure is the sum of; what every report answers beside its figures. */
export type LedgerFilters = {
  account?: string
  key?: LedgerKey
  /** `result`: income and expense; `money`: cash, bank and gateways; `tenant`: receivable and credit */
  type?: AccountType | AccountGroup
  person?: string
  unit?: string
  contract?: string
  project?: string
  invoice?: string
  payment?: string
  payout?: string
  expense?: string
  transaction?: string
  event?: string
  currency?: string
  from?: string
  to?: string
  /** the day on which an entry's invoice is due, or its own day when it has none */
  dueFrom?: string
  dueTo?: string
  side?: 'debit' | 'credit'
  /** of the payment behind an entry */
  method?: string
  /** what an entry is about; `charge`: anything but a payment, `other`: no document at all */
  about?: About
}

type AccountGroup = 'result' | 'money' | 'tenant'

export const abouts = ['payment', 'charge', 'payout', 'expense', 'document', 'other'] as const

type About = (typeof abouts)[number]

/** Entries `e` of accounts `a` that filters name, as a condition with its values; $1 is the company. */
export const ledgerCondition = (company: string, filters: LedgerFilters): { where: string; values: unknown[] } => {
  const values: unknown[] = [company]
  const conditions = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined ? [] : [conditionOf(name as keyof LedgerFilters, value, values)],
  )
  return { where: ['e.company_id = $1', ...conditions].join(' and '), values }
}

const conditionOf = (name: keyof LedgerFilters, value: string, values: unknown[]): string => {
  if (name === 'about') return aboutConditions[value as About]
  if (name === 'side') return value === 'debit' ? 'e.amount_minor > 0' : 'e.amount_minor < 0'
  if (name === 'type' && value in accountGroups) return accountGroups[value as AccountGroup]
  return columns[name](`$${values.push(value)}`)
}

const equal =
  (column: string) =>
  (value: string): string =>
    `${column} = ${value}`

const due = 'coalesce((select i.due_date from invoices i where i.id = e.invoice_id), e.posted_on)'

const columns: Record<Exclude<keyof LedgerFilters, 'about' | 'side'>, (value: string) => string> = {
  account: equal('e.account_id'),
  key: equal('a.key'),
  type: equal('a.type'),
  person: equal('e.person_id'),
  unit: equal('e.unit_id'),
  contract: equal('e.contract_id'),
  project: equal('e.project_id'),
  invoice: equal('e.invoice_id'),
  payment: equal('e.payment_id'),
  payout: equal('e.payout_id'),
  expense: equal('e.expense_id'),
  transaction: equal('e.transaction_id'),
  event: (value) => `(select t.event from ledger_transactions t where t.id = e.transaction_id) = ${value}`,
  currency: equal('e.currency'),
  from: (value) => `e.posted_on >= ${value}`,
  to: (value) => `e.posted_on <= ${value}`,
  dueFrom: (value) => `${due} >= ${value}`,
  dueTo: (value) => `${due} <= ${value}`,
  method: (value) => `(select p.method from payments p where p.id = e.payment_id) = ${value}`,
}

const accountGroups: Record<AccountGroup, string> = {
  result: `a.type in ('income', 'expense')`,
  money: `a.key in ('cash', 'bank', 'gateway_clearing')`,
  tenant: `a.key in ('receivable', 'customer_credit')`,
}

const aboutConditions: Record<About, string> = {
  payment: 'e.payment_id is not null',
  charge: 'e.payment_id is null',
  payout: 'e.payment_id is null and e.payout_id is not null',
  expense: 'e.payment_id is null and e.payout_id is null and e.expense_id is not null',
  document: 'coalesce(e.invoice_id, e.payment_id, e.payout_id, e.expense_id) is not null',
  other: 'coalesce(e.invoice_id, e.payment_id, e.payout_id, e.expense_id) is null',
}
