import { expect, test } from '@jest/globals'
import type { FlattenedField } from 'payload'
import { askBoth, lines } from './compare.ts'
import { samples } from './samples.ts'
import type { World } from './world.ts'

type Relation = Extract<FlattenedField, { type: 'relationship' }> & { relationTo: string }
type Refusal = { errors: { code: string; path?: string }[] }

const isRelation = (field: FlattenedField): field is Relation =>
  field.type === 'relationship' && typeof field.relationTo === 'string'

/** Rows of B that point to rows of A, through every relation field of the config. */
export const references = (world: () => World): void => {
  test('a sample of each collection is taken with own references', async () => {
    const { app, b, admin } = world()
    const refused: unknown[][] = []
    for (const [slug, sample] of Object.entries(samples(b))) {
      // A log-in is staff of a company once, so a sample needs a new one.
      const user =
        slug === 'staff'
          ? await app.api<{ doc: { id: string } }>('POST', '/users', { token: admin.token, body: samples(b).users!() })
          : undefined
      const answer = await app.api<{ doc: { id: string } }>('POST', `/${slug}`, {
        token: admin.token,
        body: { ...sample(), ...(user && { user: user.body.doc.id }) },
      })
      if (answer.status !== 201) refused.push([slug, answer.text])
      else b.ids[slug] = [...(b.ids[slug] ?? []), answer.body.doc.id]
    }
    expect(lines(refused)).toEqual([])
  })

  test('every relation to a row of another company is refused like one to nothing, and names its field', async () => {
    const { app, a, b, admin } = world()
    const found: unknown[][] = []
    for (const { slug, flattenedFields } of app.payload.config.collections) {
      const sample = samples(b)[slug]
      for (const field of flattenedFields.filter(isRelation)) {
        const foreign = a.ids[field.relationTo]?.[0] ?? ''
        const own = b.ids[slug]?.at(-1) ?? ''
        for (const shape of sample ? shapes(field) : shapes(field).slice(0, 1)) {
          const calls = [
            ...(sample
              ? [
                  (id: string) => ({
                    method: 'POST',
                    path: `/${slug}`,
                    options: { token: admin.token, body: { ...sample(), [field.name]: shape(id) } },
                  }),
                ]
              : []),
            (id: string) => ({
              method: 'PATCH',
              path: `/${slug}/${own}`,
              options: { token: admin.token, body: { [field.name]: shape(id) } },
            }),
          ]
          for (const call of calls) {
            const { real, random } = await askBoth(world(), foreign, call)
            const { errors = [] } = (real.answer.body ?? {}) as Refusal
            const isClosed = real.status === 403 || errors.some(({ path }) => path === field.name)
            // What cannot be set at all is ignored on the way in.
            const isIgnored = real.status < 300 && !real.answer.text.includes(foreign)
            if (real.print !== random.print && !isIgnored)
              found.push([slug, field.name, call('<id>').method, real.print, random.print])
            else if (!isClosed && !isIgnored) found.push([slug, field.name, call('<id>').method, real.print])
          }
        }
      }
    }
    expect(lines(found)).toEqual([])
  })

  test('what is unique in A is free in B', async () => {
    const { app, a, b, admin } = world()
    const { payload } = app
    const names = { projects: 'code', branches: 'code', positions: 'name', roles: 'key' } as const
    for (const [slug, field] of Object.entries(names)) {
      const row = await payload.findByID({
        collection: slug as 'projects',
        id: a.ids[slug]?.[0] ?? '',
        overrideAccess: true,
      })
      const value = slug === 'branches' || slug === 'roles' ? `${(row as never)[field]}-2` : (row as never)[field]
      const made = await app.api('POST', `/${slug}`, {
        token: admin.token,
        body: { ...samples(b)[slug]!(), [field]: value },
      })
      expect([slug, made.status]).toEqual([slug, 201])
    }
  })

  test('a name that is taken in a project of A does not show', async () => {
    const { app, a, b, admin } = world()
    const { payload } = app
    const project = a.ids.projects?.[0] ?? ''
    for (const [slug, field] of [
      ['blocks', 'name'],
      ['units', 'identifier'],
    ] as const) {
      const row = await payload.findByID({ collection: slug, id: a.ids[slug]?.[0] ?? '', overrideAccess: true })
      const body = { ...samples(b)[slug]!(), block: undefined, [field]: (row as never)[field] }
      const { real, random } = await askBoth(world(), project, (id) => ({
        method: 'POST',
        path: `/${slug}`,
        options: { token: admin.token, body: { ...body, project: id } },
      }))
      expect([slug, real.print]).toEqual([slug, random.print])
    }
  })

  test('the id of a row of A cannot be claimed', async () => {
    const { app, a, b, admin } = world()
    for (const [slug, sample] of Object.entries(samples(b))) {
      if (slug === 'staff') continue
      const id = a.ids[slug]?.[0] ?? ''
      const made = await app.api<{ doc: { id: string } }>('POST', `/${slug}`, {
        token: admin.token,
        body: { ...sample(), id },
      })
      expect([slug, made.status, made.body.doc?.id === id]).toEqual([slug, 201, false])
    }
  })
}

const shapes = (field: Relation): ((id: string) => unknown)[] =>
  field.hasMany
    ? [(id) => [id], (id) => id, (id) => [{ id }]]
    : [(id) => id, (id) => ({ id }), (id) => [id], (id) => ({ relationTo: field.relationTo, value: id })]
