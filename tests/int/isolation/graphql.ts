import { expect, test } from '@jest/globals'
import { askBoth, leaksOf, type Call } from './compare.ts'
import { samples } from './samples.ts'
import type { World } from './world.ts'

type Type = { kind: string; name: string | null; ofType?: Type }
type Argument = { name: string; type: Type }
type Root = { name: string; args: Argument[]; type: Type }
type Schema = { data: { __schema: { queryType: { fields: Root[] }; mutationType: { fields: Root[] } } } }

const typeText = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }'
const introspection = `{ __schema { ${['queryType', 'mutationType'].map((root) => `${root} { fields { name args { name type { ${typeText} } } type { ${typeText} } } }`).join(' ')} } }`

const innermost = (type: Type): Type => (type.ofType ? innermost(type.ofType) : type)
const selection = ({ type }: Root): string => (['OBJECT', 'UNION', 'INTERFACE'].includes(innermost(type).kind) ? ' { __typename }' : '')

/** All root fields of the schema, generated from the schema itself. */
export const graphql = (world: () => World): void => {
  const schema = async (): Promise<Schema['data']['__schema']> => {
    const { app, admin } = world()
    const { body } = await app.api<Schema>('POST', '/graphql', { token: admin.token, body: { query: introspection } })
    return body.data.__schema
  }

  test('by id: queries and mutations treat a row of A like none', async () => {
    const { a, admin, actors } = world()
    const { queryType, mutationType } = await schema()
    const found: unknown[] = []
    const byId = [...queryType.fields.map((root) => ['query', root] as const), ...mutationType.fields.map((root) => ['mutation', root] as const)].filter(([, { args }]) => args.some(({ name }) => name === 'id'))
    expect(byId.length).toBeGreaterThan(50)
    for (const [kind, root] of byId) {
      const data = root.args.find(({ name }) => name === 'data')
      const slug = slugOf(world(), root.name)
      for (const { token } of [admin, actors.at(-1)!]) {
        const { real, random } = await askBoth(world(), a.ids[slug]?.[0] ?? '', (id) => ({
          method: 'POST',
          path: '/graphql',
          options: { token, body: { query: `${kind} { ${root.name}(id: "${id}"${data ? ', data: {}' : ''})${selection(root)} }` } },
        }))
        if (real.print !== random.print || real.status >= 500) found.push([root.name, real.print, random.print])
      }
    }
    expect(found).toEqual([])
  })

  test('lists and counts show nothing of A', async () => {
    const { app, a, actors } = world()
    const { queryType } = await schema()
    const lists = queryType.fields.filter(({ args }) => args.some(({ name }) => name === 'where'))
    expect(lists.length).toBeGreaterThan(20)
    const found: unknown[] = []
    for (const { token } of actors) {
      for (const root of lists) {
        const docs = root.name.startsWith('count') ? 'totalDocs' : 'docs { id } totalDocs'
        const isList = !root.name.startsWith('version') && !root.name.startsWith('docAccess')
        if (!isList) continue
        const filter = Object.entries(a.ids).find(([slug]) => slug === slugOf(world(), root.name))?.[1][0] ?? a.company
        for (const where of ['', `where: { id: { equals: "${filter}" } }`, `where: { OR: [{ id: { equals: "${filter}" } }] }`]) {
          const call: Call = { method: 'POST', path: '/graphql', options: { token, body: { query: `{ rows: ${root.name}${where && `(${where})`} { ${docs} } }` } } }
          const answer = await app.api<{ data?: { rows?: { totalDocs: number } } }>('POST', call.path, call.options)
          const wrong = leaksOf(a, call, answer)
          if (wrong.length > 0 || (where && (answer.body.data?.rows?.totalDocs ?? 0) > 0) || answer.status >= 500) found.push([root.name, where, answer.text.slice(0, 200)])
        }
      }
    }
    expect(found).toEqual([])
  })

  test('mutations put nothing into A', async () => {
    const { app, a, admin } = world()
    const { mutationType } = await schema()
    const taken: unknown[] = []
    for (const root of mutationType.fields.filter(({ name }) => name.startsWith('create'))) {
      const sample = samples(a)[slugOf(world(), root.name)]
      const data = root.args.find(({ name }) => name === 'data')
      if (!sample || !data || root.name === 'createUser') continue
      const type = `${innermost(data.type).name}!`
      const body = { query: `mutation ($data: ${type}) { ${root.name}(data: $data) { id } }`, variables: { data: sample() } }
      const answer = await app.api<{ data?: Record<string, unknown> }>('POST', '/graphql', { token: admin.token, body })
      if (answer.body.data?.[root.name]) taken.push([root.name, answer.text])
    }
    expect(taken).toEqual([])
  })
}

/** The collection of a root field such as `Project`, `countProjects`, `updateProject`, `docAccessProject`. */
const slugOf = ({ app }: World, field: string): string => {
  const name = field.replace(/^(create|update|delete|duplicate|restoreVersion|docAccess|versions?|count|all)/, '').toLowerCase()
  const known = app.payload.config.collections.map(({ slug }) => [slug, slug.replaceAll('-', '')] as const)
  const labels = app.payload.config.collections.flatMap(({ slug, labels: { singular, plural } }) =>
    [singular, plural].filter((label) => typeof label === 'string').map((label) => [slug, label.toLowerCase().replaceAll(/[^a-z]/g, '')] as const),
  )
  return [...labels, ...known].find(([, text]) => text === name)?.[0] ?? ''
}
