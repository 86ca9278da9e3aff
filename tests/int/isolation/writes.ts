import { expect, test } from '@jest/globals'
import type { ApiAnswer } from '../../helpers/api.ts'
import { askBoth, leaksOf, lines, type Call } from './compare.ts'
import { samples } from './samples.ts'
import type { Actor, World } from './world.ts'

type Bulk = { docs?: unknown[]; errors?: unknown[] }

/** What a change may say: a field of every collection that can be changed, or an unchangeable one. */
const patches: Record<string, unknown>[] = [{ name: 'Taken over' }, {}, { deletedAt: '2026-01-01T00:00:00.000Z' }]

/** Changes by id and by query, duplicates, and rows put into the other company. */
export const writesOf = (world: () => World, who: (world: World) => Actor): void => {
  test('changes of a row of another company answer as if there were none', async () => {
    const { app, a, b } = world()
    const { token, isThorough } = who(world())
    const found: unknown[][] = []
    for (const { slug } of app.payload.config.collections) {
      const foreign = a.ids[slug]?.[0] ?? ''
      const tricks: ((id: string) => Call)[] = [
        ...patches
          .slice(1)
          .map((body) => (id: string): Call => ({ method: 'PATCH', path: `/${slug}/${id}`, options: { token, body } })),
        (id) => ({
          method: 'PATCH',
          path: `/${slug}/${id}?trash=true&overrideLock=true`,
          options: { token, body: { company: b.company } },
        }),
        (id) => ({ method: 'DELETE', path: `/${slug}/${id}?trash=true&overrideLock=true`, options: { token } }),
        (id) => ({ method: 'POST', path: `/${slug}/${id}/duplicate`, options: { token, body: {} } }),
        (id) => ({ method: 'POST', path: `/${slug}/versions/${id}`, options: { token } }),
        (id) => ({
          method: 'PATCH',
          path: `/${slug}?where[id][equals]=${id}`,
          options: { token, body: { name: 'Taken over' } },
        }),
        (id) => ({ method: 'DELETE', path: `/${slug}?where[id][equals]=${id}`, options: { token } }),
      ]
      const plain: ((id: string) => Call)[] = [
        (id) => ({ method: 'PATCH', path: `/${slug}/${id}`, options: { token, body: patches[0] } }),
        (id) => ({ method: 'DELETE', path: `/${slug}/${id}`, options: { token } }),
      ]
      for (const call of isThorough ? [...plain, ...tricks] : plain) {
        const { real, random } = await askBoth(world(), foreign, call)
        if (real.print !== random.print || real.status >= 500)
          found.push([call('<id>').method, call('<id>').path, real.print, random.print])
      }
      for (const method of ['PATCH', 'DELETE']) {
        const call: Call = {
          method,
          path: `/${slug}?where[company][equals]=${a.company}&trash=true`,
          options: { token, ...(method === 'PATCH' && { body: { name: 'Taken over' } }) },
        }
        const answer = await app.api<Bulk>(call.method, call.path, call.options)
        if ((answer.body?.docs ?? []).length > 0 || leaksOf(a, call, answer).length > 0)
          found.push([call.path, method, answer.text])
      }
    }
    expect(lines(found)).toEqual([])
  })

  test('no row can be put into another company', async () => {
    const { app, a, b } = world()
    const { token, isThorough } = who(world())
    const taken: unknown[][] = []
    const chosen: unknown[] = [
      a.company,
      { id: a.company },
      [a.company],
      { value: a.company },
      { relationTo: 'companies', value: a.company },
      [{ id: a.company }],
    ]
    for (const { slug } of app.payload.config.collections) {
      const data = { ...samples(a)[slug]?.(), ...(slug in samples(a) ? {} : { name: 'x' }) }
      for (const company of slug === 'users' ? [] : chosen.slice(0, isThorough ? 6 : 1)) {
        const call: Call = { method: 'POST', path: `/${slug}`, options: { token, body: { ...data, company } } }
        const answer = await app.api<{ doc?: { company?: string } }>('POST', call.path, call.options)
        if (answer.status < 400 && answer.body.doc?.company !== b.company && slug !== 'payload-preferences')
          taken.push([slug, company, answer.text])
        if (answer.status >= 500 || leaksOf(a, call, answer).length > 0)
          taken.push([slug, company, answer.status, answer.text])
      }
    }
    expect(lines(taken)).toEqual([])
  })

  test('neither the header nor the cookie of another company opens it', async () => {
    const { app, a } = world()
    const { token, isThorough } = who(world())
    const found: unknown[][] = []
    const disguises: Record<string, string>[] = [{ 'x-company': a.company }, { cookie: `payload-tenant=${a.company}` }]
    for (const headers of disguises) {
      for (const { slug } of app.payload.config.collections) {
        if (!isThorough && !(slug in samples(a))) continue
        const call: Call = { method: 'GET', path: `/${slug}?limit=200&depth=1`, options: { token, headers } }
        const answer = await app.api('GET', call.path, call.options)
        if (leaksOf(a, call, answer).length > 0) found.push([slug, headers])
        const sample = samples(a)[slug]?.()
        if (!sample || slug === 'users') continue
        const { company: _company, ...data } = sample
        const made: ApiAnswer<{ doc?: { company?: string } }> = await app.api('POST', `/${slug}`, {
          token,
          headers,
          body: data,
        })
        if (made.status < 400) found.push([slug, headers, made.text])
      }
    }
    expect(lines(found)).toEqual([])
  })
}
