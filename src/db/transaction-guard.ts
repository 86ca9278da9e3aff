import type { SanitizedConfig } from 'payload'
import { TransactionLostError } from './session.ts'
import { isLive } from './sessions.ts'

/**
 * Payload forgets a killed transaction: it deletes `req.transactionID`, and the next write with that req would run on
 * the pool. The guard remembers, per req, the transactions that the running code is inside of.
 */
const enclosing = new WeakMap<object, string[]>()

/** Runs work as a part of the transaction; a result is refused when the transaction was lost on the way. */
export const insideTransaction = <Result>({
  req,
  id,
  work,
}: {
  req: object
  id: string
  work: () => Result
}): Result => {
  const ids = enclosing.get(req) ?? []
  if (ids.length === 0) enclosing.set(req, ids)
  ids.push(id)
  const leave = (): void => void ids.splice(ids.lastIndexOf(id), 1)

  let result: Result
  try {
    result = work()
  } catch (error) {
    leave()
    throw error
  }
  if (!isThenable(result)) {
    leave()
    return refuseWhenLost(id, result)
  }
  return result.then((value) => refuseWhenLost(id, value)).finally(leave) as Result
}

/** @throws TransactionLostError when a transaction around the running code was rolled back */
export const refuseInsideLost = (req: unknown): void => {
  if (typeof req !== 'object' || req === null) return
  const ids = enclosing.get(req)
  if (ids && !ids.every(isLive)) throw new TransactionLostError()
}

/** Puts every hook, access function and validation of the config under the guard. */
export const guardConfig = (config: SanitizedConfig): void => {
  for (const entity of [...config.collections, ...config.globals]) {
    guardLists(entity.hooks)
    guardMembers(entity.access)
    guardFields(entity.fields)
  }
}

type AnyFunction = (...args: unknown[]) => unknown
type Node = Record<string, unknown>

const guardFields = (fields: unknown): void => {
  if (!Array.isArray(fields)) return
  for (const field of fields as Node[]) {
    guardLists(field.hooks)
    guardMembers(field.access)
    if (isFunction(field.validate)) field.validate = guard(field.validate)
    guardFields(field.fields)
    guardFields(field.tabs)
    guardFields(field.blocks)
  }
}

const guardLists = (hooks: unknown): void => {
  if (!isNode(hooks)) return
  for (const [name, list] of Object.entries(hooks)) {
    if (Array.isArray(list)) hooks[name] = list.map((hook: unknown) => (isFunction(hook) ? guard(hook) : hook))
  }
}

const guardMembers = (members: unknown): void => {
  if (!isNode(members)) return
  for (const [name, member] of Object.entries(members)) if (isFunction(member)) members[name] = guard(member)
}

const guarded = new WeakSet<AnyFunction>()

const guard = (original: AnyFunction): AnyFunction => {
  if (guarded.has(original)) return original
  const wrapper: AnyFunction = function (this: unknown, ...args) {
    const req = requestOf(args[0]) ?? requestOf(args[1])
    const id = req?.transactionID
    if (!req || typeof id !== 'string' || !isLive(id)) return original.apply(this, args)
    return insideTransaction({ req, id, work: () => original.apply(this, args) })
  }
  guarded.add(wrapper)
  return wrapper
}

const requestOf = (args: unknown): Node | undefined => (isNode(args) && isNode(args.req) ? args.req : undefined)

const refuseWhenLost = <Value>(id: string, value: Value): Value => {
  if (!isLive(id)) throw new TransactionLostError()
  return value
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null
const isFunction = (value: unknown): value is AnyFunction => typeof value === 'function'
const isThenable = (value: unknown): value is Promise<unknown> => isNode(value) && isFunction(value.then)
