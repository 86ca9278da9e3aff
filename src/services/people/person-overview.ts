import type { PayloadRequest } from 'payload'
import { membershipsWith } from '../../access/has-permission.ts'
import type { PermissionCode } from '../../access/permissions.ts'
import { requireSight } from '../../access/row-rules/sight.ts'
import { projectsIn } from '../../access/row-rules/standing.ts'
import { readQuery } from '../../db/transaction.ts'
import type { Verification } from '../../domain/identity.ts'
import { nextPersonStep, type PersonStep } from '../../domain/person-step.ts'
import { notFound } from '../../platform/errors.ts'
import { now } from '../../platform/clock.ts'
import { OVERVIEW } from './overview-sql.ts'

export type Section<Row> = { total: number; rows: Row[] }

export type PersonOverview = {
  id: string
  step: PersonStep
  verification: Verification
  mergedInto: { id: string; name: string } | null
  erasedAt: string | null
  hasLogIn: boolean
  hasInvitation: boolean
  /** Each section is null for whoever may not see such rows; the first rows of it and how many there are. */
  units: Section<{ id: string; identifier: string; project: string; shareBps: number }> | null
  leases: Section<{
    id: string
    number: string | null
    unit: string
    status: string
    startDate: string
    endDate: string | null
    rentMinor: number
    currency: string
  }> | null
  balances:
    { currency: string; owesMinor: number; creditMinor: number; depositMinor: number; payableMinor: number }[] | null
  documents: Section<{ id: string; name: string; kind: string; createdAt: string }> | null
  requests: Section<{
    id: string
    number: string | null
    title: string
    status: string
    priority: string
    createdAt: string
  }> | null
  checks: Section<{
    id: string
    documentType: string
    status: string
    expiresOn: string | null
    submittedAt: string | null
    reason: string | null
  }> | null
  accounts:
    | (Section<{ id: string; label: string; status: string; isDefault: boolean; usableFrom: string | null }> & {
        unverified: number
      })
    | null
}

const sections = {
  units: 'property.ownerships.view',
  leases: 'contracts.leases.view',
  balances: 'finance.statements.view',
  documents: 'documents.files.view',
  requests: 'property.maintenance.view',
  checks: 'people.verification.view',
  accounts: 'people.accounts.view',
} as const satisfies Record<string, PermissionCode>

type Facts = Omit<PersonOverview, 'step'> & {
  hasContact: boolean
  email: string | null
  isTenant: boolean
  isOwner: boolean
  isAgent: boolean
  hasPendingCheck: boolean
}

/**
 * Everything around a person on one screen, in one query: the first rows of each kind that the caller may see, how many
 * there are, and what is to be done next.
 * @throws 404 out of sight
 */
export const personOverview = async ({ req, id }: { req: PayloadRequest; id: string }): Promise<PersonOverview> => {
  const company = await requireSight({ req, collection: 'people', id, permission: 'people.people.view' })
  const seen: Record<string, boolean> = {}
  for (const [name, code] of Object.entries(sections))
    seen[name] = (await membershipsWith(req, code)).some(({ companyId }) => companyId === company)
  const projects = (await projectsIn(req, company)) ?? null
  const [row] = await readQuery<{ facts: Facts }>(req.payload, OVERVIEW, [
    id,
    JSON.stringify(seen),
    projects,
    now().toISOString(),
  ])
  if (!row) throw notFound()
  const { hasContact, email, isTenant, isOwner, isAgent, hasPendingCheck, ...overview } = row.facts
  const step = nextPersonStep({
    isMerged: Boolean(overview.mergedInto),
    isErased: Boolean(overview.erasedAt),
    hasContact,
    email,
    isTenant,
    isOwner,
    isAgent,
    verification: overview.verification,
    hasPendingCheck,
    hasLogIn: overview.hasLogIn,
    hasInvitation: overview.hasInvitation,
    accounts: overview.accounts ?? undefined,
  })
  return { ...overview, step }
}
