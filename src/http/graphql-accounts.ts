import {
  getOperationAST,
  Kind,
  valueFromASTUntyped,
  type ExecutionArgs,
  type FieldNode,
  type SelectionSetNode,
} from 'graphql'

const authField = /^(login|forgotPassword|resetPassword|unlock|verifyEmail)[A-Z]/
const accountArguments = ['email', 'username', 'phone', 'token']

export type AuthAttempt = { accounts: string[]; isLogin: boolean }

/** The accounts that the operation's log-ins, resets and unlocks name: each counts as one try, aliases included. */
export const graphqlAccounts = ({ document, operationName, variableValues }: ExecutionArgs): AuthAttempt => {
  const operation = getOperationAST(document, operationName)
  if (operation?.operation !== 'mutation') return { accounts: [], isLogin: false }

  const fields = rootFields({ document, set: operation.selectionSet }).filter(({ name }) => authField.test(name.value))
  return {
    accounts: fields.map((field) => accountOf(field, variableValues ?? {})),
    isLogin: fields.some(({ name }) => name.value.startsWith('login')),
  }
}

type RootArgs = { document: ExecutionArgs['document']; set: SelectionSetNode }

// The document is valid, so fragments do not run in a circle.
const rootFields = ({ document, set }: RootArgs): FieldNode[] =>
  set.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node]
    if (node.kind === Kind.INLINE_FRAGMENT) return rootFields({ document, set: node.selectionSet })
    const fragment = document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === node.name.value,
    )
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? rootFields({ document, set: fragment.selectionSet }) : []
  })

const accountOf = (field: FieldNode, variables: Readonly<Record<string, unknown>>): string => {
  for (const { name, value } of field.arguments ?? []) {
    const given = accountArguments.includes(name.value) ? valueFromASTUntyped(value, { ...variables }) : undefined
    if (typeof given === 'string') return given
  }
  return ''
}
