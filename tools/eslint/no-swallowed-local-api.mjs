import { localApiCall } from './local-api-call.mjs'

const functions = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']

/**
 * A failed Local API call has already ended the transaction of its `req`; going on writes outside any transaction.
 * The error must be thrown again. For "absent is fine" use `disableErrors: true`.
 */
export const noSwallowedLocalApi = {
  meta: {
    type: 'problem',
    docs: { description: 'errors of Local API calls are not swallowed' },
    schema: [],
    messages: {
      caught:
        'payload.{{method}} must not be caught: it has ended the transaction. Use `disableErrors` or throw again.',
    },
  },
  create(context) {
    return {
      CallExpression(node) {
        const call = localApiCall(node)
        if (!call) return
        if (isCaughtByMethod(node) || isCaughtByTry(node, context.sourceCode.visitorKeys)) {
          context.report({ node, messageId: 'caught', data: { method: call.method } })
        }
      },
    }
  },
}

const isCaughtByMethod = ({ parent }) =>
  parent.type === 'MemberExpression' && parent.property.name === 'catch' && parent.parent.type === 'CallExpression'

const isCaughtByTry = (node, visitorKeys) => {
  for (let child = node; child.parent && !functions.includes(child.parent.type); child = child.parent) {
    const { parent } = child
    const isInside = parent.type === 'TryStatement' && parent.block === child && parent.handler
    if (isInside && !throws(parent.handler.body, visitorKeys)) return true
  }
  return false
}

const throws = (node, visitorKeys) => {
  if (!node || functions.includes(node.type)) return false
  if (node.type === 'ThrowStatement') return true
  const children = (visitorKeys[node.type] ?? []).flatMap((key) => node[key] ?? [])
  return children.some((child) => throws(child, visitorKeys))
}
