import { randomUUID } from 'node:crypto'
import type { Ids } from './ids.ts'

type Data = Record<string, unknown>
type Own = { ids: Ids; company: string }

/** Valid data of each collection that takes rows through the API, with references to the company's own rows. */
export const samples = ({ ids, company }: Own): Record<string, () => Data> => {
  const first = (slug: string) => ids[slug]?.[0]
  // The basement is the last block that was made.
  const basement = () => ids.blocks?.at(-1)
  const tag = () => randomUUID().slice(0, 8)
  return {
    projects: () => ({ company, name: 'Lavington Court', code: tag(), branch: first('branches') }),
    blocks: () => ({ company, name: tag(), project: first('projects') }),
    units: () => ({
      company,
      identifier: tag(),
      kind: 'apartment',
      project: first('projects'),
      block: first('blocks'),
      currency: 'KES',
    }),
    ownerships: () => ({
      company,
      unit: first('units'),
      person: first('people'),
      shareBps: 1,
      fromDate: '1990-01-01',
      toDate: '1990-01-02',
    }),
    people: () => ({ company, name: 'Achieng Odera' }),
    contracts: () => ({
      company,
      unit: first('units'),
      person: first('people'),
      startDate: '2030-01-01',
      endDate: '2030-12-31',
      rentMinor: 100,
      currency: 'KES',
    }),
    rooms: () => ({ company, unit: first('units'), name: tag() }),
    'project-ownerships': () => ({
      company,
      project: first('projects'),
      person: first('people'),
      shareBps: 1,
      fromDate: '1991-01-01',
      toDate: '1991-01-02',
    }),
    'parking-slots': () => ({ company, identifier: tag(), block: basement() }),
    services: () => ({ company, name: tag(), pricing: 'fixed', basePriceMinor: 100, currency: 'KES' }),
    'project-services': () => ({
      company,
      service: first('services'),
      project: first('projects'),
      block: first('blocks'),
      currency: 'KES',
      startDate: '2026-01-01',
    }),
    meters: () => ({
      company,
      identifier: tag(),
      measure: 'm³',
      project: first('projects'),
      unit: first('units'),
      installedOn: '2026-01-01',
    }),
    'maintenance-requests': () => ({
      company,
      title: 'Broken window',
      project: first('projects'),
      unit: first('units'),
      currency: 'KES',
    }),
    'maintenance-plans': () => ({
      company,
      title: 'Lift',
      project: first('projects'),
      nextDate: '2036-01-01',
      every: 1,
      leadDays: 7,
    }),
    'payment-accounts': () => ({
      company,
      person: first('people'),
      kind: 'bank',
      provider: '1',
      accountNumber: tag(),
      accountName: 'Achieng Odera',
    }),
    inspections: () => ({
      company,
      contract: first('contracts'),
      kind: 'routine',
      date: '2026-03-01',
      currency: 'KES',
    }),
    media: () => ({ company, project: first('projects'), title: 'Door' }),
    'gateway-accounts': () => ({
      company,
      name: 'Till',
      merchantCode: '600001',
      currency: 'KES',
      clientId: 'id',
      clientSecret: 'secret',
    }),
    branches: () => ({ company, name: 'Westlands', code: tag() }),
    staff: () => ({
      company,
      name: 'Kiprono',
      email: `${tag()}@new.test`,
      roles: ids.roles?.slice(0, 1),
      position: first('positions'),
      branch: first('branches'),
    }),
    roles: () => ({ company, name: 'Reader', key: tag(), permissions: ['property.units.view'] }),
    positions: () => ({ company, name: tag(), defaultRoles: ids.roles?.slice(0, 1) }),
    'blocked-ips': () => ({ company, cidr: '203.0.113.7', reason: 'A test' }),
    documents: () => ({
      company,
      name: 'Lease',
      kind: 'contract',
      person: first('people'),
      unit: first('units'),
      contract: first('contracts'),
    }),
  }
}
