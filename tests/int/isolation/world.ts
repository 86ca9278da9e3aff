import { startAccessCache } from '../../../src/access/access-cache.ts'
import { readQuery } from '../../../src/db/transaction.ts'
import { startSimulator } from '../../../src/gateways/simulator/start-simulator.ts'
import type { TestApp } from '../../helpers/app.ts'
import { drain } from '../../helpers/drain.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { startTestWeb } from '../../helpers/web.ts'
import { tokenOf } from '../rows/people.ts'
import { makeActors, type Actor, type ActorName } from './actors.ts'
import { idsOf, type Ids } from './ids.ts'
import { bill, buildPart, buildSide, charge, fileDocument, type Part, type Side } from './side.ts'

/** `a` has what nobody may see; `b` did the same things and is what everybody may know. */
export type World = {
  app: TestApp
  a: Side
  b: Side
  actors: Record<ActorName, Actor>
  stop: () => Promise<void>
}

/**
 * Two companies that did the same things, and everybody who must see nothing of the first. Its hidden rows are those of
 * its first project and of the company itself; a second project is for the members of A who are limited to it.
 */
export const buildWorld = async (): Promise<World> => {
  const simulator = await startSimulator({ port: 0, delayMs: 1, lateMs: 5, retryMs: 20, seed: 'isolation' })
  const app = await startUnlimitedApp({ env: { SASAPAY_BASE_URL: simulator.url } })
  const web = await startTestWeb()
  const idle = async () => {
    await simulator.idle()
    await drain(app.payload)
  }
  const a = await buildSide({ app, slug: 'zebrawood', word: 'kingfisher', idle })
  const b = await buildSide({ app, slug: 'mahogany', word: 'partridge', idle })
  const { part: partOfA, ids: ownInA } = await addPart(app, a, idle)
  const partOfB: Part = {
    project: b.ids.projects?.[0] ?? '',
    unit: b.ids.units?.[0] ?? '',
    owner: await personOf(app, b, 'Owner 1%'),
    tenant: await personOf(app, b, 'Tenant%'),
    lease: b.ids.contracts?.[0] ?? '',
  }
  await web.close()
  const actors = await makeActors({ app, a, b, partOfA, partOfB, ownInA })
  await readQuery(app.payload, `update companies set second_factor_policy = 'everyone' where id = $1`, [a.company])
  const cache = startAccessCache({ databaseUrl: app.databaseUrl })
  const stop = async () => {
    await cache.stop()
    await simulator.close()
    await app.stop()
  }
  return { app, a, b, actors, stop }
}

/** A second project in a company, with everything that follows from its lease. @returns what is new */
const addPart = async (app: TestApp, side: Side, idle: () => Promise<void>): Promise<{ part: Part; ids: Ids }> => {
  const { company } = side
  const token = await tokenOf(app.payload, side.users.administrator ?? '')
  const part = await buildPart(app.payload, { company, phone: '+254712345679', word: 'next door' })
  await fileDocument({ app, token, company, word: 'next door', part })
  await bill(app, token, idle)
  await charge(app, token, company, idle)
  const all = await idsOf(app.payload, side)
  const fresh = (slug: string): string[] => (all[slug] ?? []).filter((id) => !side.ids[slug]?.includes(id))
  return {
    part,
    ids: { ...Object.fromEntries(Object.keys(all).map((slug) => [slug, fresh(slug)])), companies: [company] },
  }
}

const personOf = async ({ payload }: TestApp, { company }: Side, name: string): Promise<string> => {
  const sql = 'select id from people where company_id = $1 and name like $2 limit 1'
  return (await readQuery<{ id: string }>(payload, sql, [company, name]))[0]?.id ?? ''
}
