const withAccess = [
  'count',
  'countGlobalVersions',
  'countVersions',
  'create',
  'delete',
  'duplicate',
  'find',
  'findByID',
  'findDistinct',
  'findGlobal',
  'findGlobalVersionByID',
  'findGlobalVersions',
  'findVersionByID',
  'findVersions',
  'forgotPassword',
  'login',
  'resetPassword',
  'restoreGlobalVersion',
  'restoreVersion',
  'unlock',
  'update',
  'updateGlobal',
]

const onAdapter = [
  'count',
  'create',
  'createGlobal',
  'createVersion',
  'deleteMany',
  'deleteOne',
  'deleteVersions',
  'find',
  'findDistinct',
  'findGlobal',
  'findOne',
  'findVersions',
  'queryDrafts',
  'updateGlobal',
  'updateMany',
  'updateOne',
  'updateVersion',
  'upsert',
]

/**
 * Recognises `payload.find(…)`, `req.payload.find(…)` and `payload.db.find(…)` by name: no type information needed.
 * @returns the called method and the keys its argument must name, or undefined for any other call
 */
export const localApiCall = (node) => {
  const callee = unwrap(node.callee)
  if (callee?.type !== 'MemberExpression') return undefined
  const method = nameOf(callee)
  const object = unwrap(callee.object)
  if (isPayload(object) && withAccess.includes(method)) return { method, keys: ['req', 'overrideAccess'] }
  const isAdapter = object?.type === 'MemberExpression' && nameOf(object) === 'db' && isPayload(unwrap(object.object))
  if (isAdapter && onAdapter.includes(method)) return { method: `db.${method}`, keys: ['req'] }
  return undefined
}

/** True for `payload` and for anything that ends in `.payload`. */
export const isPayload = (node) => {
  if (node?.type === 'Identifier') return node.name === 'payload'
  return node?.type === 'MemberExpression' && nameOf(node) === 'payload'
}

export const isLocalApiMethod = (name) => withAccess.includes(name)

const nameOf = ({ computed, property }) => {
  if (!computed) return property.name
  return property.type === 'Literal' ? property.value : undefined
}

const unwrap = (node) => {
  const wrappers = ['ChainExpression', 'TSNonNullExpression', 'TSAsExpression', 'TSSatisfiesExpression']
  return node && wrappers.includes(node.type) ? unwrap(node.expression) : node
}
