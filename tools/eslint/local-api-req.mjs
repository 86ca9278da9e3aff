import { isLocalApiMethod, isPayload, localApiCall } from './local-api-call.mjs'

/**
 * A nested call without `req` leaves the transaction and can deadlock the pool; `overrideAccess` defaults to true.
 * Both must be written at the call itself. Option `req: false` (tests) asks for `overrideAccess` alone.
 */
export const localApiReq = {
  meta: {
    type: 'problem',
    docs: { description: 'Local API calls name req and overrideAccess' },
    schema: [{ type: 'object', properties: { req: { type: 'boolean' } }, additionalProperties: false }],
    messages: {
      missing: 'payload.{{method}} must name `{{key}}` in its argument.',
      opaque: 'payload.{{method}} takes an object literal here, so that `{{key}}` can be seen.',
      unset: 'payload.{{method}} must give `{{key}}` a value.',
      detached: 'Call `{{method}}` on payload itself: a detached Local API method escapes this rule.',
    },
  },
  create(context) {
    const needsReq = context.options[0]?.req !== false
    const report = (node, messageId, data) => context.report({ node, messageId, data })
    return {
      CallExpression(node) {
        const call = localApiCall(node)
        if (!call) return
        const keys = call.keys.filter((key) => needsReq || key !== 'req')
        for (const key of keys) {
          const problem = judge(node.arguments[0], key)
          if (problem) report(node, problem, { method: call.method, key })
        }
      },
      VariableDeclarator({ id, init }) {
        if (id.type !== 'ObjectPattern' || !isPayload(init)) return
        for (const property of id.properties) {
          const name = property.key?.name
          if (isLocalApiMethod(name)) report(property, 'detached', { method: name })
        }
      },
    }
  },
}

const judge = (argument, key) => {
  if (!argument) return 'missing'
  if (argument.type !== 'ObjectExpression') return 'opaque'
  const property = argument.properties.find(
    (entry) => entry.type === 'Property' && !entry.computed && (entry.key.name ?? entry.key.value) === key,
  )
  if (!property) return 'missing'
  const isUnset = property.value.type === 'Identifier' && property.value.name === 'undefined'
  return isUnset ? 'unset' : undefined
}
