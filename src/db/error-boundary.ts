import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { toAppError } from './errors.ts'
import { refuseInsideLost } from './transaction-guard.ts'

const operations = [
  'count',
  'countGlobalVersions',
  'countVersions',
  'create',
  'createGlobal',
  'createGlobalVersion',
  'createVersion',
  'deleteMany',
  'deleteOne',
  'deleteVersions',
  'find',
  'findDistinct',
  'findGlobal',
  'findGlobalVersions',
  'findOne',
  'findVersions',
  'queryDrafts',
  'updateGlobal',
  'updateGlobalVersion',
  'updateJobs',
  'updateMany',
  'updateOne',
  'updateVersion',
  'upsert',
] as const

type Operation = (args: { req?: unknown }) => Promise<unknown>

/** Every operation of the adapter refuses a lost transaction and answers in errors that a user understands. */
export const guardErrors = (adapter: PostgresAdapter): void => {
  const methods = adapter as unknown as Record<string, Operation>
  for (const name of operations) {
    const original = methods[name]
    if (!original) throw new Error(`The Payload adapter has no operation ${name}: check it against its release.`)
    methods[name] = async (args) => {
      refuseInsideLost(args.req)
      try {
        return await original.call(adapter, args)
      } catch (error) {
        throw toAppError(error) ?? error
      }
    }
  }
}
