import { randomUUID } from 'node:crypto'
import type { Side } from './world.ts'

type Data = Record<string, unknown>

/** Valid data of each collection that takes rows through the API, with references to the company's own rows. */
export const samples = ({ ids, company }: Pick<Side, 'ids' | 'company'>): Record<string, () => Data> => {
  const first = (slug: string) => ids[slug]?.[0]
  const tag = () => randomUUID().slice(0, 8)
  return {
    projects: () => ({ company, name: 'Lavington Court', code: tag(), branch: first('branches') }),
    blocks: () => ({ company, name: tag(), project: first('projects') }),
    units: () => ({
      company,
      identifier: tag(),
      kind: 'house',
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
      user: first('users'),
      roles: ids.roles?.slice(0, 1),
      position: first('positions'),
      branch: first('branches'),
    }),
    users: () => ({ name: 'New log-in', email: `${tag()}@new.test`, password: 'Correct-Horse-Battery-9' }),
    roles: () => ({ company, name: 'Reader', key: tag(), permissions: ['property.units.view'] }),
    positions: () => ({ company, name: tag() }),
  }
}
