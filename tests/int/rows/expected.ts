import type { ActorName, World } from './world.ts'

/** What stands on a unit, and is seen by whoever lives in it and by whoever owns it. */
const onUnit = (name: 'one' | 'two') => ({
  rooms: [name],
  'parking-assignments': [name],
  media: [name],
  'project-services': [name],
  meters: [name],
  'meter-readings': [name],
  'maintenance-requests': [name],
  'maintenance-comments': [name],
})

/** What is agreed with a tenant and known about him. */
const ofTenant = (name: 'one' | 'two') => ({
  inspections: [name],
  'contract-amendments': [name],
  'identity-checks': [name],
  'payment-accounts': [name],
})

/** What is his own beyond invoices and payments. */
const ofPayer = (name: 'one' | 'two') => ({
  'credit-notes': [name],
  'credit-note-lines': [name],
  refunds: [name],
  penalties: [name],
})

/** The rows of company A that each part of it opens, named as in the world; `*` takes the rest of a name. */
const seen = {
  limited: {
    projects: ['one'],
    blocks: ['one', 'basement one'],
    ...onUnit('one'),
    'maintenance-comments': ['one', 'internal one'],
    'maintenance-plans': ['one'],
    'parking-slots': ['one'],
    'project-ownerships': ['one'],
    services: ['one', 'two'],
    inspections: ['one'],
    'contract-amendments': ['one'],
    units: ['one', 'empty'],
    ownerships: ['one', 'empty', 'whole one*'],
    people: ['owner', 'tenant'],
    contracts: ['tenant', 'draft'],
    invoices: ['tenant*'],
    'invoice-lines': ['tenant*'],
    'payment-intents': ['tenant*'],
  },
  owner: {
    projects: ['one', 'two'],
    blocks: ['one', 'two'],
    units: ['one', 'empty', 'two'],
    ownerships: ['one', 'empty', 'past', 'whole one*'],
    ...onUnit('one'),
    'project-ownerships': ['one'],
    payouts: ['one'],
    'payout-lines': ['one'],
    people: ['owner'],
    contracts: ['tenant'],
  },
  tenant: {
    projects: ['one'],
    blocks: ['one'],
    units: ['one'],
    ...onUnit('one'),
    ...ofTenant('one'),
    ...ofPayer('one'),
    people: ['tenant'],
    contracts: ['tenant'],
    documents: ['identity', 'lease'],
    invoices: ['tenant*'],
    'invoice-lines': ['tenant*'],
    payments: ['tenant*'],
    allocations: ['tenant*'],
    'payment-intents': ['tenant*'],
  },
  agent: { people: ['agent'] },
  otherTenant: {
    projects: ['two'],
    blocks: ['two'],
    units: ['two'],
    ...onUnit('two'),
    ...ofTenant('two'),
    ...ofPayer('two'),
    people: ['otherTenant'],
    contracts: ['other'],
    documents: ['other'],
    invoices: ['other*'],
    'invoice-lines': ['other*'],
    payments: ['other*'],
    allocations: ['other*'],
    'payment-intents': ['other*'],
  },
} satisfies Record<string, Record<string, readonly string[]>>

/** Codes that a member who is limited to projects keeps decide about these; the table above follows them. */
const optional = { payments: 'finance.payments.view', allocations: 'finance.payments.view' } as const

/** @returns the ids that an actor sees in a collection, sorted */
export const expectedIds = async (world: World, actor: ActorName, slug: string): Promise<string[]> => {
  const { a, b, all } = world
  const whole = async (company: string) => all(company, slug)
  const part = (name: keyof typeof seen): string[] => {
    const names = (seen[name] as Record<string, readonly string[]>)[slug] ?? []
    return Object.entries(world.rows[slug] ?? {}).flatMap(([row, id]) =>
      names.some((wanted) => matches(row, wanted)) ? [id] : [],
    )
  }
  const sets: Record<ActorName, () => Promise<string[]>> = {
    administrator: () => whole(a),
    supporter: () => whole(a),
    stranger: () => whole(b),
    operator: async () => [],
    limited: async () => ((await keepsCode(slug)) ? part('tenant') : part('limited')),
    owner: async () => part('owner'),
    tenant: async () => part('tenant'),
    agent: async () => part('agent'),
    both: async () => [...part('otherTenant'), ...(await staffOfB(world, slug))],
    'both in A': async () => part('otherTenant'),
    'both in B': () => staffOfB(world, slug),
  }
  return (await sets[actor]()).sort()
}

const matches = (row: string, wanted: string): boolean =>
  wanted.endsWith('*') ? row.startsWith(wanted.slice(0, -1)) : row === wanted

const keepsCode = async (slug: string): Promise<boolean> => {
  const { isProjectScoped } = await import('../../../src/access/permissions.ts')
  return slug in optional && isProjectScoped(optional[slug as keyof typeof optional])
}

/** The viewer's role holds what may be looked at in property, people, contracts and finance. */
const staffOfB = async ({ b, all }: World, slug: string): Promise<string[]> =>
  slug === 'documents' ? [] : all(b, slug)
