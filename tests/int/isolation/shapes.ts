import type { CollectionSlug, FlattenedField, SanitizedCollectionConfig } from 'payload'
import type { Actor } from './actors.ts'
import type { Call, Probe } from './matrix.ts'
import { knowsRowOf, type Target } from './operations.ts'
import { hiddenIds, sharedInside } from './secrets.ts'

const get = (path: string): Call => ({ method: 'GET', path })

/** Ways to ask for one row by its id, beside the plain one. */
const rowShapes: ((slug: string, id: string) => Call)[] = [
  (slug, id) => get(`/${slug}/${id}?depth=3&trash=true&draft=true`),
  (slug, id) => get(`/${slug}/${id}?joins=false&select[company]=true&populate[companies][name]=true`),
  (slug, id) => get(`/${slug}/${id}?overrideAccess=true&showHiddenFields=true&disableErrors=true`),
  (slug, id) => get(`/${slug}/${id.toUpperCase()}`),
  (slug, id) => get(`/${slug}/%20${id}`),
  (slug, id) => get(`/${slug}/${encodeURIComponent(`["${id}"]`)}`),
  (slug, id) => get(`/${slug}/${encodeURIComponent(`{"equals":"${id}"}`)}`),
  (slug, id) => get(`/${slug}/${id}%27--`),
  ...['equals', 'in', 'not_equals', 'not_in', 'like'].map(
    (operator) => (slug: string, id: string) => get(`/${slug}/count?where[id][${operator}]=${id}`),
  ),
  (slug, id) => get(`/${slug}?where[id][equals]=${id}&trash=true&draft=true`),
  (slug, id) => get(`/${slug}?where[or][0][id][equals]=${id}`),
  (slug, id) => get(`/${slug}?where[and][0][or][0][id][in][0]=${id}`),
  (slug, id) => get(`/${slug}?where[OR][0][AND][0][id][equals]=${id}`),
  (slug, id) => get(`/${slug}?where=${encodeURIComponent(JSON.stringify({ id: { equals: id } }))}`),
  (slug, id) => get(`/${slug}?where[id][equals][]=${id}`),
  (slug, id) => get(`/${slug}?where[id][equals][$ne]=${id}`),
  (slug, id) => get(`/${slug}?where[id][equals]=${id}&pagination=false&limit=200`),
  (slug, id) => get(`/${slug}?where[id][equals]=${id}&limit=0`),
  (slug, id) => get(`/${slug}?where[id][equals]=${id}&page=2&limit=1`),
  (slug, id) => get(`/${slug}?where[id][equals]=${id}&sort=-company&select[id]=true`),
  (slug, id) => ({
    method: 'POST',
    path: `/${slug}`,
    options: {
      body: `where[id][equals]=${id}`,
      headers: { 'x-http-method-override': 'GET', 'content-type': 'application/x-www-form-urlencoded' },
    },
  }),
  (slug, id) => ({
    method: 'POST',
    path: `/${slug}/${id}`,
    options: { body: { name: 'x' }, headers: { 'x-payload-http-method-override': 'PATCH' } },
  }),
  (slug, id) => ({ method: 'HEAD', path: `/${slug}/${id}` }),
  (slug, id) => ({ method: 'PUT', path: `/${slug}/${id}`, options: { body: { name: 'x' } } }),
  (slug, id) => ({ method: 'PATCH', path: `/${slug}/${id}`, options: { body: {} } }),
  (slug, id) => ({
    method: 'PATCH',
    path: `/${slug}/${id}`,
    options: { body: { deletedAt: '2026-01-01T00:00:00.000Z' } },
  }),
  (slug, id) => ({ method: 'PATCH', path: `/${slug}/${id}`, options: { body: { id: { equals: id } } } }),
  (slug, id) => ({
    method: 'PATCH',
    path: `/${slug}/${id}?trash=true&overrideLock=true`,
    options: { body: { name: 1 } },
  }),
  (slug, id) => ({ method: 'DELETE', path: `/${slug}/${id}?trash=true&overrideLock=true` }),
  (slug, id) => ({ method: 'PATCH', path: `/${slug}?where[id][in][]=${id}&limit=0`, options: { body: {} } }),
  (slug, id) => ({ method: 'DELETE', path: `/${slug}?where[or][0][id][equals]=${id}&trash=true` }),
  (slug, id) => ({ method: 'POST', path: `/${slug}/${id}/duplicate?depth=3`, options: { body: { id } } }),
]

/** Lists that would show or count rows of the company whose id (or name) is given. */
const companyShapes: ((slug: string, company: string) => Call)[] = [
  (slug, company) => get(`/${slug}?where[company][equals]=${company}&limit=200`),
  (slug, company) => get(`/${slug}?where[company][in]=${company}&trash=true`),
  (slug, company) => get(`/${slug}/count?where[company][not_equals]=${company}`),
  (slug, company) => get(`/${slug}/count?where[or][0][company][equals]=${company}&where[or][1][company][exists]=false`),
  (slug, company) => get(`/${slug}/count?where[company.id][equals]=${company}`),
  (slug, company) => get(`/${slug}?company=${company}&tenant=${company}`),
]

/** Lists by which order or size could tell of rows out of sight. */
const listShapes = (slug: string, { word }: { word: string }): string[] => [
  `/${slug}?trash=true&limit=50&depth=3`,
  `/${slug}?draft=true&limit=200&depth=1&locale=all&fallbackLocale=none`,
  `/${slug}?pagination=false&limit=200&sort=-createdAt`,
  `/${slug}?limit=200&overrideAccess=true&showHiddenFields=true&disableErrors=true`,
  `/${slug}?limit=200&user=x&req[user][isOperator]=true&context[principal]=1`,
  `/${slug}?sort=company.name&limit=200&select[company]=true&depth=1&populate[companies][slug]=true`,
  `/${slug}?sort=-company.slug&limit=200`,
  `/${slug}?sort=company.createdAt,id&limit=200`,
  `/${slug}?limit=200&where[company.slug][exists]=true`,
  `/${slug}?limit=200&where[company.name][like]=${word.slice(0, 4)}`,
  `/${slug}?limit=200&where[name][like]=${word.slice(0, 4)}`,
  `/${slug}?limit=200&where[or][0][id][exists]=true&where[or][1][company][exists]=true`,
  `/${slug}?limit=200&where[id][not_equals]=`,
  `/${slug}?limit=200&where[createdAt][greater_than]=1990-01-01`,
]

/** Every trick that a query string knows, for one collection. @param isClosed the actor may read none of its rows */
export const shapesOn = (target: Target, isClosed: boolean): Probe[] => {
  const { world, matrix, actor, collection } = target
  const { slug } = collection
  if (knowsRowOf(actor, slug)) return []
  const { a } = world
  const [row] = hiddenIds(world, actor, slug)
  const companies = actor.isInside ? [] : [a.company]
  const rows = row
    ? rowShapes.map((shape) => matrix.same({ actor, foreign: [row], call: (id = '') => shape(slug, id) }))
    : []
  const ofCompany = companies.flatMap((company) =>
    companyShapes.map((shape) => matrix.same({ actor, foreign: [company], call: (id = '') => shape(slug, id) })),
  )
  // What nobody may read answers before it looks at a query.
  if (isClosed) return [...rows.filter((_, index) => index % 5 === 0), ...ofCompany.slice(0, 1)]
  const lists = [...listShapes(slug, a), ...joinShapes(collection, a.company), ...jsonShapes(collection)]
  return [
    ...rows,
    ...ofCompany,
    ...lists.map((path) => matrix.silent({ actor, call: get(path) })),
    ...collection.flattenedFields.flatMap((field) => relationShapes(target, field)),
  ]
}

type Relation = Extract<FlattenedField, { type: 'relationship' | 'upload' }>

const isRelation = (field: FlattenedField): field is Relation =>
  field.type === 'relationship' || field.type === 'upload'

/** Members of A see rows that name what all its projects share. */
const isShared = ({ isInside }: Actor, slug: string): boolean => isInside && sharedInside.includes(slug)

/** Filters and orders by way of a relation, two steps deep. */
const relationShapes = (target: Target, field: FlattenedField): Probe[] => {
  const { world, actor } = target
  if (!isRelation(field)) return []
  return [field.relationTo].flat().flatMap((to) => {
    const [id] = hiddenIds(world, actor, to)
    if (!id || isShared(actor, to)) return []
    // Payload compares rows of several collections by their value alone.
    if (Array.isArray(field.relationTo)) return filters(target, { name: `${field.name}.value`, id }).slice(0, 1)
    return [...filters(target, { name: field.name, id }), ...wayThrough(target, field.name, to)]
  })
}

const filters = ({ matrix, actor, collection: { slug } }: Target, { name, id }: { name: string; id: string }) =>
  ['[equals]', '[not_in]', '.id][equals]'].map((filter) => {
    const path = filter.startsWith('.') ? `${name}${filter}` : `${name}]${filter}`
    return matrix.same({ actor, foreign: [id], call: (value = '') => get(`/${slug}/count?where[${path}=${value}`) })
  })

const wayThrough = ({ world, matrix, actor, collection: { slug } }: Target, name: string, to: string): Probe[] => {
  const { flattenedFields } = world.app.payload.collections[to as CollectionSlug].config
  const deeper = flattenedFields
    .filter(isRelation)
    .slice(0, 1)
    .flatMap((next) => {
      const targets = [next.relationTo].flat()
      const [id] = targets.flatMap((slugOfNext) =>
        isShared(actor, slugOfNext) ? [] : hiddenIds(world, actor, slugOfNext),
      )
      const call = (value = ''): Call => get(`/${slug}/count?where[${name}.${next.name}][equals]=${value}`)
      return id ? [matrix.same({ actor, foreign: [id], call })] : []
    })
  const texts = flattenedFields.filter(({ type }) => type === 'text' || type === 'email').slice(0, 1)
  return [
    ...deeper,
    ...texts.flatMap(({ name: text }) => [
      matrix.silent({ actor, call: get(`/${slug}?limit=200&sort=${name}.${text}&depth=1`) }),
      matrix.same({
        actor,
        foreign: [world.a.word],
        call: (word = '') => get(`/${slug}/count?where[${name}.${text}][like]=${word}`),
      }),
    ]),
  ]
}

const joinShapes = ({ slug, flattenedFields }: SanitizedCollectionConfig, company: string): string[] =>
  flattenedFields.flatMap((field) => {
    if (field.type !== 'join') return []
    const join = `joins[${field.name}]`
    return [
      `/${slug}?depth=2&limit=50&${join}[limit]=50&${join}[where][company][equals]=${company}&${join}[count]=true`,
      `/${slug}?depth=2&limit=50&${join}[limit]=50&${join}[where][id][exists]=true&${join}[sort]=-company.name`,
      `/${slug}?limit=50&where[${field.name}.company][equals]=${company}`,
      `/${slug}?limit=50&where[${field.name}.id][exists]=true&sort=${field.name}.id`,
    ]
  })

/** Paths into a JSON value become SQL: what they carry must stay a value. */
const jsonShapes = ({ slug, flattenedFields }: SanitizedCollectionConfig): string[] =>
  flattenedFields.flatMap((field) => {
    if (field.type !== 'json') return []
    const paths = [`${field.name}.x'`, `${field.name}.x') or 1=1 --`, `${field.name}.$`, `${field.name}.a"b`]
    return paths.flatMap((path) => [
      `/${slug}?limit=50&where[${encodeURIComponent(path)}][equals]=1`,
      `/${slug}?limit=50&where[${encodeURIComponent(path)}][like]=%25`,
      `/${slug}?limit=50&sort=${encodeURIComponent(path)}`,
    ])
  })
