import { expect, test } from '@jest/globals'
import { askBoth, leaksOf, lines, type Call } from './compare.ts'
import { samples } from './samples.ts'
import type { World } from './world.ts'

type Type = { kind: string; name: string | null; ofType?: Type }
type Argument = { name: string; type: Type }
type Root = { name: string; args: Argument[]; type: Type }
type Schema = { queryType: { fields: Root[] }; mutationType: { fields: Root[] } }

const typeText = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }'
const introspection = `{ __schema { ${['queryType', 'mutationType'].map((root) => `${root} { fields { name args { name type { ${typeText} } } type { ${typeText} } } }`).join(' ')} } }`

const innermost = (type: Type): Type => (type.ofType ? innermost(type.ofType) : type)
const selection = ({ type }: Root): string =>
  ['OBJECT', 'UNION', 'INTERFACE'].includes(innermost(type).kind) ? ' { __typename }' : ''
const takes = ({ args }: Root, name: string): boolean => args.some((argument) => argument.name === name)
const post = (token: string | undefined, body: object): Call => ({
  method: 'POST',
  path: '/graphql',
  options: { token, body },
})

/** All root fields of the schema, generated from the schema itself. */
export const graphql = (world: () => World): void => {
  const schema = async (): Promise<Schema> => {
    const { app, admin } = world()
    const { body } = await app.api<{ data: { __schema: Schema } }>('POST', '/graphql', {
      token: admin.token,
      body: { query: introspection },
    })
    return body.data.__schema
  }

  test('by id: queries and mutations treat a row of A like none', async () => {
    const { a, admin } = world()
    const { queryType, mutationType } = await schema()
    const roots = [
      ...queryType.fields.map((root) => ['query', root] as const),
      ...mutationType.fields.map((root) => ['mutation', root] as const),
    ]
    const byId = roots.filter(([, root]) => takes(root, 'id') && slugOf(world(), root.name) !== '')
    expect(byId.length).toBeGreaterThan(100)
    const found: unknown[][] = []
    for (const [kind, root] of byId) {
      const foreign = a.ids[slugOf(world(), root.name)]?.[0] ?? ''
      const query = (id: string) =>
        `${kind} { ${root.name}(id: "${id}"${takes(root, 'data') ? ', data: {}' : ''})${selection(root)} }`
      const { real, random } = await askBoth(world(), foreign, (id) => post(admin.token, { query: query(id) }))
      if (real.print !== random.print || real.status >= 500) found.push([root.name, real.print, random.print])
    }
    expect(lines(found)).toEqual([])
  })

  test('lists and counts show nothing of A', async () => {
    const { app, a, actors } = world()
    const { queryType } = await schema()
    const lists = queryType.fields.filter(
      (root) => takes(root, 'where') && slugOf(world(), root.name) !== '' && !root.name.startsWith('version'),
    )
    expect(lists.length).toBeGreaterThan(40)
    const found: unknown[][] = []
    for (const { token, name } of actors) {
      for (let index = 0; index < lists.length; index += 10) {
        for (const isFiltered of [false, true]) {
          const fields = lists.slice(index, index + 10).map((root) => {
            const where = `(where: { OR: [{ id: { equals: "${a.ids[slugOf(world(), root.name)]?.[0] ?? a.company}" } }] })`
            return `${root.name}${isFiltered ? where : ''} { ${root.name.startsWith('count') ? '' : 'docs { id }'} totalDocs }`
          })
          const call = post(token, { query: `{ ${fields.join(' ')} }` })
          const answer = await app.api<{ data?: Record<string, { totalDocs: number } | null> }>(
            'POST',
            call.path,
            call.options,
          )
          const counted = Object.entries(answer.body.data ?? {}).filter(
            ([, value]) => isFiltered && (value?.totalDocs ?? 0) > 0,
          )
          if (leaksOf(a, call, answer).length > 0 || counted.length > 0 || answer.status >= 500)
            found.push([name, counted, answer.status, answer.text])
        }
      }
    }
    expect(lines(found)).toEqual([])
  })

  test('mutations put nothing into A', async () => {
    const { app, a, admin } = world()
    const { mutationType } = await schema()
    const taken: unknown[][] = []
    for (const root of mutationType.fields.filter(({ name }) => name.startsWith('create'))) {
      const sample = samples(a)[slugOf(world(), root.name)]
      const data = root.args.find(({ name }) => name === 'data')
      if (!sample || !data || root.name === 'createUser') continue
      const query = `mutation ($data: ${innermost(data.type).name}!) { ${root.name}(data: $data) { id } }`
      const answer = await app.api<{ data?: Record<string, unknown> }>('POST', '/graphql', {
        token: admin.token,
        body: { query, variables: { data: sample() } },
      })
      if (answer.body.data?.[root.name] || answer.status >= 500) taken.push([root.name, answer.text])
    }
    expect(lines(taken)).toEqual([])
  })
}

/** The collection of a root field such as `Project`, `countProjects`, `updateProject`, `docAccessProject`. */
const slugOf = ({ app }: World, field: string): string => {
  const name = field.replace(
    /^(create|update|delete|duplicate|restoreVersion|docAccess|versions?|count|all)(?=[A-Z])/,
    '',
  )
  const named = app.payload.config.collections.find(
    ({ graphQL }) => graphQL && [graphQL.singularName, graphQL.pluralName].includes(name),
  )
  const plain = name.toLowerCase()
  const bySlug = app.payload.config.collections.find(({ slug }) =>
    [plain, `${plain}s`, plain.replace(/s$/, '')].includes(slug.replaceAll('-', '')),
  )
  return (named ?? bySlug)?.slug ?? labelled(app.payload.config.collections, plain)
}

const labelled = (collections: World['app']['payload']['config']['collections'], name: string): string =>
  collections.find(({ labels }) =>
    [labels.singular, labels.plural].some(
      (label) => typeof label === 'string' && label.toLowerCase().replaceAll(/[^a-z]/g, '') === name,
    ),
  )?.slug ?? ''
