import type { FlattenedField, SanitizedCollectionConfig } from 'payload'
import type { Actor } from './actors.ts'
import type { Call, Matrix, Probe } from './matrix.ts'
import { hiddenIds, sharedInside } from './secrets.ts'
import { samples } from './samples.ts'
import { documentForm } from './side.ts'
import type { World } from './world.ts'

type Target = { world: World; matrix: Matrix; actor: Actor }
type Relation = Extract<FlattenedField, { type: 'relationship' }> & { relationTo: string }

const isRelation = (field: FlattenedField): field is Relation =>
  field.type === 'relationship' && typeof field.relationTo === 'string'

const post = (collection: SanitizedCollectionConfig, data: object): Call => ({
  method: 'POST',
  path: `/${collection.slug}`,
  options: { body: collection.upload ? documentForm(data) : data },
})

/** Rows of the actor's own that point to a hidden row, through every relation field of the config. */
export const referenceProbes = (target: Target): Probe[] => {
  const { world, matrix, actor } = target
  const own = samples({ ids: actor.own, company: actor.own.companies?.[0] ?? companyOf(world, actor) })
  return world.app.payload.config.collections.flatMap((collection) => {
    const { slug } = collection
    const sample = own[slug]
    const [row] = actor.own[slug] ?? []
    return collection.flattenedFields.filter(isRelation).flatMap((field) => {
      const [id] = hiddenIds(world, actor, field.relationTo)
      if (!id || (actor.isInside && sharedInside.includes(field.relationTo))) return []
      return shapes(field).flatMap((shape) => [
        ...(sample
          ? [
              matrix.same({
                actor,
                mayIgnore: true,
                foreign: [id],
                call: (value = '') => post(collection, { ...sample(), [field.name]: shape(value) }),
              }),
            ]
          : []),
        ...(row
          ? [
              matrix.same({
                actor,
                mayIgnore: true,
                foreign: [id],
                call: (value = '') => ({
                  method: 'PATCH',
                  path: `/${slug}/${row}`,
                  options: { body: { [field.name]: shape(value) } },
                }),
              }),
            ]
          : []),
      ])
    })
  })
}

const companyOf = ({ a, b }: World, { isInside }: Actor): string => (isInside ? a.company : b.company)

/** The id of a hidden row given as that of a new one: it is not taken over, and not told to be taken. */
export const claimProbes = ({ world, matrix, actor }: Target): Probe[] => {
  const own = samples({ ids: actor.own, company: companyOf(world, actor) })
  return world.app.payload.config.collections.flatMap((collection) => {
    const sample = own[collection.slug]
    const [id] = hiddenIds(world, actor, collection.slug)
    if (!sample || !id) return []
    return [
      matrix.silent({
        actor,
        call: post(collection, { ...sample(), id }),
        judge: ({ body }) => ((body?.doc as { id?: string } | undefined)?.id === id ? 'took the id' : undefined),
      }),
    ]
  })
}

const shapes = (field: Relation): ((id: string) => unknown)[] =>
  field.hasMany
    ? [(id) => [id], (id) => id, (id) => [{ id }]]
    : [(id) => id, (id) => ({ id }), (id) => [id], (id) => ({ relationTo: field.relationTo, value: id })]
