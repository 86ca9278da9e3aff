import {
  getNamedType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import { formatNames, toWords, type SanitizedCollectionConfig, type SanitizedConfig } from 'payload'
import { productSchema } from '../../../src/http/graphql-schema.ts'

export type Names = { one: string; many: string }

/** The names of a collection in the schema, as Payload makes them: `Invoice`, `Invoices`. */
const namesOf = ({ slug, graphQL }: SanitizedCollectionConfig): Names => {
  const plain = formatNames(slug)
  const own: { singularName?: string; pluralName?: string } = graphQL || {}
  const one = own.singularName ? toWords(own.singularName, true) : plain.singular
  const many = own.pluralName ? toWords(own.pluralName, true) : plain.plural
  return { one, many: one === many ? `all${one}` : many }
}

type RootKind = 'query' | 'mutation'

/** A field at the root of the schema, and the collection that it is about. */
export type Root = { kind: RootKind; name: string; what: string; slug: string; takesId: boolean; dataType?: string }

/** Fields of which every collection may have one, by the way their names are made. */
const shapes: Record<RootKind, Record<string, (names: Names) => string>> = {
  query: {
    findByID: ({ one }) => one,
    find: ({ many }) => many,
    count: ({ many }) => `count${many}`,
    access: ({ one }) => `docAccess${one}`,
    version: ({ one }) => `version${one}`,
    versions: ({ many }) => `versions${many}`,
  },
  mutation: {
    create: ({ one }) => `create${one}`,
    update: ({ one }) => `update${one}`,
    delete: ({ one }) => `delete${one}`,
    duplicate: ({ one }) => `duplicate${one}`,
    restoreVersion: ({ one }) => `restoreVersion${one}`,
  },
}

/** Fields about no collection: who asks, and what he may do. */
const general = ['Access']

export type Schema = { schema: GraphQLSchema; roots: Root[]; unknown: string[]; hidden: ReadonlySet<string> }

/** Every field of the schema's roots. @returns those in `unknown` that belong to no collection that is known */
export const readSchema = (config: SanitizedConfig): Schema => {
  const { schema } = productSchema(config)
  const roots: Root[] = []
  const unknown: string[] = []
  for (const [kind, type] of [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const found = config.collections.flatMap((collection) =>
        collection.graphQL === false
          ? []
          : Object.entries(shapes[kind]).flatMap(([what, nameOf]) =>
              nameOf(namesOf(collection)) === field.name ? [{ what, slug: collection.slug }] : [],
            ),
      )[0]
      if (!found) {
        if (!general.includes(field.name)) unknown.push(`${kind} ${field.name}`)
        continue
      }
      const data = field.args.find(({ name }) => name === 'data')
      const dataType = data && getNamedType(data.type)
      roots.push({
        kind,
        name: field.name,
        ...found,
        takesId: field.args.some(({ name }) => name === 'id'),
        ...(isInputObjectType(dataType) && { dataType: dataType.name }),
      })
    }
  }
  const fields = config.collections.flatMap(({ flattenedFields }) => flattenedFields)
  const hidden = new Set(fields.flatMap((field) => ('hidden' in field && field.hidden ? [field.name] : [])))
  return { schema, roots, unknown, hidden }
}

/** Everything that a type holds: its own values, and of its relations the ids. */
export const selectionOf = (type: GraphQLObjectType, levels: number, hidden: ReadonlySet<string>): string =>
  Object.values(type.getFields())
    .flatMap((field) => {
      if (field.args.some(({ type: wanted }) => String(wanted).endsWith('!'))) return []
      // A hidden field is in the schema and never has a value.
      if (hidden.has(field.name)) return []
      const named = getNamedType(field.type)
      if (isLeafType(named)) return [field.name]
      if (!isObjectType(named)) return [`${field.name} { __typename }`]
      if (levels === 0) return []
      const inner = selectionOf(named, levels - 1, hidden)
      return inner ? [`${field.name} { ${inner} }`] : []
    })
    .join(' ')
