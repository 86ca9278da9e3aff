import {
  GraphQLError,
  Kind,
  valueFromASTUntyped,
  type ASTVisitor,
  type ExecutionArgs,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'

export const graphqlLimits = {
  depth: 8,
  aliases: 30,
  rootFields: 20,
  directives: 30,
  tokens: 2_000,
  characters: 50_000,
  pageSize: 200,
}

/** For `graphQL.validationRules` of the config: what one query may ask for. */
export const graphqlValidationRules = (args: ExecutionArgs): ValidationRule[] => [
  limitShape,
  limitPages(args.variableValues ?? {}),
  ...(mayIntrospect(args) ? [] : [refuseIntrospection]),
]

const refuse = (context: ValidationContext, message: string): void => context.reportError(new GraphQLError(message))

const limitShape: ValidationRule = (context): ASTVisitor => {
  let aliases = 0
  let directives = 0
  return {
    Field: ({ alias, name }) => {
      // It answers differently for a row that exists elsewhere than for none.
      if (name.value.startsWith('docAccess')) refuse(context, 'Access to one document is not told here.')
      if (alias && ++aliases === graphqlLimits.aliases + 1)
        refuse(context, `A query may have ${graphqlLimits.aliases} aliases.`)
    },
    Directive: () => {
      if (++directives === graphqlLimits.directives + 1)
        refuse(context, `A query may have ${graphqlLimits.directives} directives.`)
    },
    OperationDefinition: ({ selectionSet }) => {
      if (depthOf(context, selectionSet) > graphqlLimits.depth)
        refuse(context, `A query may be ${graphqlLimits.depth} levels deep.`)
      if (countRootFields(context, selectionSet) > graphqlLimits.rootFields) {
        refuse(context, `A query may have ${graphqlLimits.rootFields} root fields.`)
      }
    },
  }
}

/** Levels of fields; a fragment is walked once per way to it, a circle of fragments counts as too deep. */
const depthOf = (
  context: ValidationContext,
  set: SelectionSetNode,
  level = 1,
  open: readonly string[] = [],
): number => {
  if (level > graphqlLimits.depth) return level
  let deepest = level
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD && node.selectionSet && !isIntrospection(node)) {
      deepest = Math.max(deepest, depthOf(context, node.selectionSet, level + 1, open))
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      deepest = Math.max(deepest, depthOf(context, node.selectionSet, level, open))
    } else if (node.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = openFragment(context, node.name.value, open)
      if (fragment)
        deepest = Math.max(deepest, depthOf(context, fragment.selectionSet, level, [...open, node.name.value]))
    }
    if (deepest > graphqlLimits.depth) break
  }
  return deepest
}

const countRootFields = (context: ValidationContext, set: SelectionSetNode, open: readonly string[] = []): number => {
  let count = 0
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) count++
    else if (node.kind === Kind.INLINE_FRAGMENT) count += countRootFields(context, node.selectionSet, open)
    else {
      const fragment = openFragment(context, node.name.value, open)
      if (fragment) count += countRootFields(context, fragment.selectionSet, [...open, node.name.value])
    }
    if (count > graphqlLimits.rootFields) break
  }
  return count
}

// A circle is refused by graphql's own rules; here it must only not loop.
const openFragment = (
  context: ValidationContext,
  name: string,
  open: readonly string[],
): FragmentDefinitionNode | undefined => (open.includes(name) ? undefined : (context.getFragment(name) ?? undefined))

type Variables = Readonly<Record<string, unknown>>

const limitPages =
  (variables: Variables): ValidationRule =>
  (context): ASTVisitor => ({
    Field: (node) => {
      const given = argumentsOf(node, withDefaults(context, variables))
      if ('limit' in given && !isPageSize(given.limit)) {
        refuse(context, `limit must be a whole number from 1 to ${graphqlLimits.pageSize}.`)
      }
      if (given.pagination === false && !isPageSize(given.limit)) {
        refuse(context, `Without pagination a limit of 1 to ${graphqlLimits.pageSize} is needed.`)
      }
    },
  })

const isPageSize = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= graphqlLimits.pageSize

const argumentsOf = (node: FieldNode, variables: Variables): Record<string, unknown> =>
  Object.fromEntries(
    (node.arguments ?? [])
      .filter(({ name }) => name.value === 'limit' || name.value === 'pagination')
      .map(({ name, value }) => [name.value, valueFromASTUntyped(value, { ...variables })])
      .filter(([, value]) => value !== undefined && value !== null),
  )

const withDefaults = (context: ValidationContext, variables: Variables): Variables => {
  const defaults: Record<string, unknown> = {}
  for (const definition of context.getDocument().definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    for (const { variable, defaultValue } of definition.variableDefinitions ?? []) {
      if (defaultValue) defaults[variable.name.value] = valueFromASTUntyped(defaultValue)
    }
  }
  return { ...defaults, ...variables }
}

const isIntrospection = ({ name }: FieldNode): boolean => name.value === '__schema' || name.value === '__type'

const mayIntrospect = ({ contextValue }: ExecutionArgs): boolean =>
  (contextValue as { mayIntrospect?: boolean } | undefined)?.mayIntrospect === true

const refuseIntrospection: ValidationRule = (context): ASTVisitor => ({
  Field: (node) => {
    if (isIntrospection(node))
      refuse(context, 'The schema is for the staff of a company: log in as one of them to read it.')
  },
})
