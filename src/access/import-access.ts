import type { Access, CollectionConfig, PayloadRequest, Where } from 'payload'
import type { PermissionCode } from './permissions.ts'
import { standingOf } from './row-rules/standing.ts'

/** Who may bring in what. The rows of an import are seen by whoever could have made it. */
export const importPermissions = {
  structure: 'property.structure.import',
  people: 'people.people.import',
  leases: 'contracts.leases.import',
  readings: 'property.readings.import',
  invoices: 'finance.invoices.import',
  bank_transactions: 'finance.reconciliation.import',
  opening_balances: 'finance.ledger.import',
} as const satisfies Record<string, PermissionCode>

type ImportGrant = { kind: keyof typeof importPermissions; companies: string[] }

/** The kinds of imports that the caller may make, with the companies: those where he sees every project. */
export const importGrants = async (req: PayloadRequest): Promise<ImportGrant[]> => {
  const grants: ImportGrant[] = []
  for (const [kind, code] of Object.entries(importPermissions)) {
    const { companies } = await standingOf(req, code)
    if (companies.length > 0) grants.push({ kind: kind as ImportGrant['kind'], companies })
  }
  return grants
}

const never: Access = () => false

/** @param path of the kind, seen from the row */
export const importAccess = (path: 'kind' | 'import.kind'): NonNullable<CollectionConfig['access']> => {
  const read: Access = async ({ req }) => {
    const clauses = (await importGrants(req)).map(({ kind, companies }): Where => ({
      and: [{ company: { in: companies } }, { [path]: { equals: kind } }],
    }))
    return clauses.length > 0 && { or: clauses }
  }
  return { read, readVersions: never, create: never, update: never, delete: never, unlock: never }
}
