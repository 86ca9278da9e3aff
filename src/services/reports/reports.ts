import { agedArrears } from './aged-arrears.ts'
import { balanceSheet } from './balance-sheet.ts'
import { cashFlow } from './cash-flow.ts'
import { collections } from './collections.ts'
import { profitLoss } from './profit-loss.ts'
import { rentRoll } from './rent-roll.ts'
import type { ReportArgs, ReportBody } from './report.ts'
import { statement } from './statement.ts'
import { tax } from './tax.ts'
import { trialBalance } from './trial-balance.ts'

type ReportFilter = 'from' | 'to' | 'project' | 'person' | 'by'

type ReportDefinition = {
  title: string
  hint: string
  /** what it may be asked beside currency and page; without `from` it is about the evening of `to` */
  filters: readonly ReportFilter[]
  /** the ways in which rows can be put together, the usual one first */
  by?: readonly string[]
  build: (args: ReportArgs) => Promise<ReportBody>
}

export const reportKeys = [
  'rent-roll',
  'aged-arrears',
  'collections',
  'tenant-statement',
  'owner-statement',
  'trial-balance',
  'profit-loss',
  'cash-flow',
  'balance-sheet',
  'tax',
] as const

export type ReportKey = (typeof reportKeys)[number]

/** Every report of the books. All of them are sums of ledger entries. */
export const reports: Readonly<Record<ReportKey, ReportDefinition>> = {
  'rent-roll': {
    title: 'Rent roll',
    hint: 'Every unit, let or vacant, with what was charged, paid and is owed.',
    filters: ['from', 'to', 'project'],
    build: rentRoll,
  },
  'aged-arrears': {
    title: 'Aged arrears',
    hint: 'Who owes what on a day, by how long it has been due.',
    filters: ['to', 'project'],
    build: agedArrears,
  },
  collections: {
    title: 'Collections',
    hint: 'Money that came in, by month, method, account or project.',
    filters: ['from', 'to', 'by'],
    by: ['month', 'method', 'account', 'project'],
    build: collections,
  },
  'tenant-statement': {
    title: 'Tenant statement',
    hint: 'What a tenant was charged and has paid, with the balance after each.',
    filters: ['from', 'to', 'person'],
    build: statement('tenant'),
  },
  'owner-statement': {
    title: 'Owner statement',
    hint: 'What was collected for an owner, deducted and paid out.',
    filters: ['from', 'to', 'person'],
    build: statement('owner'),
  },
  'trial-balance': {
    title: 'Trial balance',
    hint: 'Every account: before, debits, credits, after.',
    filters: ['from', 'to'],
    build: trialBalance,
  },
  'profit-loss': {
    title: 'Profit and loss',
    hint: 'Income and expenses of the company by account.',
    filters: ['from', 'to', 'project'],
    build: profitLoss,
  },
  'cash-flow': {
    title: 'Cash flow',
    hint: 'Cash, bank and gateways: before, in, out, after.',
    filters: ['from', 'to'],
    build: cashFlow,
  },
  'balance-sheet': {
    title: 'Balance sheet',
    hint: 'Assets, liabilities and equity on a day.',
    filters: ['to'],
    build: balanceSheet,
  },
  tax: {
    title: 'Tax',
    hint: 'Tax charged, tax on expenses and tax withheld by month.',
    filters: ['from', 'to'],
    build: tax,
  },
}
