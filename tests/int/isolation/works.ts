import { expect, test } from '@jest/globals'
import type { Route } from '../../../endpoints/define.ts'
import { tokenOf } from '../rows/people.ts'
import { graphqlReads } from './graphql.ts'
import { readSchema } from './graphql-schema.ts'
import { createMatrix } from './matrix.ts'
import { operations } from './operations.ts'
import { routeSamples } from './route-samples.ts'
import { callOf, routeName } from './routes.ts'
import { samples } from './samples.ts'
import { documentForm } from './side.ts'
import type { World } from './world.ts'

type Given = { world: World; routes: Route[] }

/** The matrix finds what there is to find, and its samples work in a company of one's own: a refusal elsewhere is then no mistake of the sample. */
export const works = (given: () => Given): void => {
  test('a member of A who is taken for an outsider is found out by every way to read', async () => {
    const { world } = given()
    const { app, a, actors } = world
    const intruder = { ...actors['administrator of B'], token: await tokenOf(app.payload, a.users.administrator ?? '') }
    const matrix = createMatrix(world)
    const units = app.payload.collections.units.config
    const missed: string[] = []
    for (const name of ['get /', 'get /count', 'get /:id', 'post /access/:id?']) {
      const probes = operations[name]?.({ world, matrix, actor: intruder, collection: units }) ?? []
      if ((await matrix.prove(probes)).length === 0) missed.push(name)
    }
    const reads = graphqlReads({ world, matrix, actor: intruder, schema: readSchema(app.payload.config) })
    for (const [name, probes] of Object.entries(reads)) {
      // The first groups are all of collections that an administrator sees.
      for (const probe of probes.slice(0, 2)) if ((await probe.run()).length === 0) missed.push(`GraphQL ${name}`)
    }
    expect(missed).toEqual([])
  })

  test('the administrator of B sees the rows of B', async () => {
    const { app, b, actors } = given().world
    const token = await actors['administrator of B'].again()
    const closed: string[] = []
    for (const { slug } of app.payload.config.collections) {
      const { status, body } = await app.api<{ totalDocs?: number }>('GET', `/${slug}?limit=1`, { token })
      const isMissing = status === 200 && b.ids[slug]?.length && !body.totalDocs
      if (isMissing) closed.push(slug)
    }
    expect(closed).toEqual([])
  })

  test('a sample of each collection is taken with own references', async () => {
    const { app, b, actors } = given().world
    const token = await actors['administrator of B'].again()
    const refused: string[] = []
    for (const [slug, sample] of Object.entries(samples({ ids: b.ids, company: b.company }))) {
      const body = slug === 'documents' || slug === 'media' ? documentForm(sample()) : sample()
      const { status, text } = await app.api('POST', `/${slug}`, { token, body })
      // The same service is charged once at a place: those before may have done it.
      const isThere = slug === 'project-services' && status === 409
      if (status !== 201 && !isThere) refused.push(`${slug}: ${status} ${text}`)
    }
    expect(refused).toEqual([])
  })

  test('the input of each route is taken with own rows', async () => {
    const { world, routes } = given()
    const { b, actors, app } = world
    const refused: string[] = []
    for (const route of routes) {
      const sample = routeSamples[routeName(route)]!
      const { method, path, options } = callOf(
        route,
        sample.input((slug) => b.ids[slug]?.[0] ?? ''),
      )
      // Each from a log-in of its own, because some end it.
      const token = await actors['administrator of B'].again()
      const { status, text } = await app.api(method, path, { ...options, token })
      const isTaken = sample.answers?.includes(status) ?? (status >= 200 && status < 300)
      if (!isTaken) refused.push(`${routeName(route)}: ${status} ${text.slice(0, 300)}`)
    }
    expect(refused).toEqual([])
  })
}
