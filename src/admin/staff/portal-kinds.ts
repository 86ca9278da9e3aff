export type PortalKind = 'owner' | 'tenant' | 'agent'

type Marks = { isOwner?: boolean | null; isTenant?: boolean | null; isAgent?: boolean | null }

/** As what a person can be invited: what he is marked as. */
export const portalKinds = ({ isOwner, isTenant, isAgent }: Marks): PortalKind[] => [
  ...(isOwner ? ['owner' as const] : []),
  ...(isTenant ? ['tenant' as const] : []),
  ...(isAgent ? ['agent' as const] : []),
]

/** What each of them sees of the company. */
export const portalSights: Record<PortalKind, { label: string; sees: string }> = {
  owner: { label: 'Owner', sees: 'his units, statements and documents' },
  tenant: { label: 'Tenant', sees: 'his leases, invoices, payments and documents' },
  agent: { label: 'Agent', sees: 'his deals and commissions' },
}
