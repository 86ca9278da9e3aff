import { expect, test } from '@jest/globals'
import { askBoth, leaksOf, lines, type Call } from './compare.ts'
import type { Actor, World } from './world.ts'

const plainQueries = (ids: string): string[] => ['?depth=3&limit=200', `?where[id][in]=${ids}`]

const listQueries = (company: string, ids: string): string[] => [
  ...plainQueries(ids),
  '?trash=true&limit=200',
  '?draft=true&limit=200',
  '?pagination=false&limit=200&sort=-createdAt',
  `?where[company][equals]=${company}`,
  `?where[or][0][company][equals]=${company}&where[or][1][id][exists]=true&limit=200`,
  `?where[company.slug][exists]=true&limit=200`,
  '?sort=company.name&limit=200&select[company]=true&depth=1&populate[companies][name]=true',
]

/** Lists, counts and single rows, by every trick that a query string knows. */
export const readsOf = (world: () => World, who: (world: World) => Actor): void => {
  test('lists show nothing of another company', async () => {
    const { app, a } = world()
    const { token, isThorough } = who(world())
    const found: unknown[][] = []
    for (const { slug, flattenedFields } of app.payload.config.collections) {
      const ids = (a.ids[slug] ?? []).slice(0, 5).join(',')
      const joins = flattenedFields.flatMap((field) =>
        field.type === 'join'
          ? [`joins[${field.name}][limit]=50&joins[${field.name}][where][company][equals]=${a.company}`]
          : [],
      )
      const tricks = isThorough ? listQueries(a.company, ids) : plainQueries(ids)
      for (const query of [
        ...tricks,
        ...(isThorough && joins.length > 0 ? [`?depth=2&limit=50&${joins.join('&')}`] : []),
      ]) {
        const call: Call = { method: 'GET', path: `/${slug}${query}`, options: { token } }
        const answer = await app.api<{ docs?: unknown[] }>('GET', call.path, call.options)
        const wrong = leaksOf(a, call, answer)
        if (wrong.length > 0 || answer.status >= 500) found.push([call.path, answer.status, wrong.slice(0, 3)])
      }
      const only = await app.api<{ totalDocs?: number }>('GET', `/${slug}/count?where[id][in]=${ids}`, { token })
      if (only.status === 200 && (only.body.totalDocs ?? 0) !== 0) found.push([slug, 'count', only.body])
    }
    expect(lines(found)).toEqual([])
  })

  test('a row of another company answers like one that does not exist', async () => {
    const { app, a } = world()
    const { token, isThorough } = who(world())
    const found: unknown[][] = []
    for (const { slug, flattenedFields } of app.payload.config.collections) {
      const paths = [
        ['GET', (id: string) => `/${slug}/${id}`],
        ['GET', (id: string) => `/${slug}/${id}?depth=3&trash=true`],
        ['GET', (id: string) => `/${slug}/${id}?joins=false&draft=true`],
        ['GET', (id: string) => `/${slug}/versions/${id}`],
        ['GET', (id: string) => `/${slug}/versions?where[parent][equals]=${id}`],
        ['POST', (id: string) => `/${slug}/access/${id}`],
        ['GET', (id: string) => `/${slug}?where[id][equals]=${id}`],
        ['GET', (id: string) => `/${slug}/count?where[id][equals]=${id}`],
      ] as const
      for (const [method, path] of isThorough ? paths : [paths[0], paths[5]]) {
        const { real, random } = await askBoth(world(), a.ids[slug]?.[0] ?? '', (id) => ({
          method,
          path: path(id),
          options: { token },
        }))
        if (real.print !== random.print || real.status >= 500)
          found.push([method, path('<id>'), real.print, random.print])
      }
      for (const field of isThorough ? flattenedFields : []) {
        if (field.type !== 'relationship' || typeof field.relationTo !== 'string') continue
        const target = a.ids[field.relationTo]?.[0] ?? ''
        const filters = [`[${field.name}][equals]`, `[${field.name}.id][not_in]`]
        for (const filter of filters) {
          const { real, random } = await askBoth(world(), target, (id) => ({
            method: 'GET',
            path: `/${slug}?limit=1&sort=id&where${filter}=${id}`,
            options: { token },
          }))
          if (real.print !== random.print) found.push([slug, filter, real.print, random.print])
        }
        const byCompany = await askBoth(world(), a.company, (id) => ({
          method: 'GET',
          path: `/${slug}/count?where[${field.name}.company][equals]=${id}`,
          options: { token },
        }))
        if (byCompany.real.print !== byCompany.random.print)
          found.push([slug, `${field.name}.company`, byCompany.real.print])
      }
    }
    expect(lines(found)).toEqual([])
  })
}
