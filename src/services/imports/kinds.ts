import type { AnyImportKind, ImportKindKey } from './kind.ts'
import { bankTransactionImport } from './kinds/bank-transactions.ts'
import { invoiceImport } from './kinds/invoices.ts'
import { leaseImport } from './kinds/leases.ts'
import { openingImport } from './kinds/opening-balances.ts'
import { peopleImport } from './kinds/people.ts'
import { readingImport } from './kinds/readings.ts'
import { structureImport } from './kinds/structure.ts'

/** Everything that can be imported. */
export const importKinds: Readonly<Record<ImportKindKey, AnyImportKind>> = {
  structure: structureImport,
  people: peopleImport,
  leases: leaseImport,
  readings: readingImport,
  invoices: invoiceImport,
  bank_transactions: bankTransactionImport,
  opening_balances: openingImport,
}
