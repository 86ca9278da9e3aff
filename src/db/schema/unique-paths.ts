import type { PostgresSchemaHook } from '@payloadcms/drizzle/postgres'
import { constraintPrefix } from '../errors.ts'
import type { SchemaPlan } from './plan.ts'

type Adapter = Pick<Parameters<PostgresSchemaHook>[0]['adapter'], 'fieldConstraints'>

/** Makes Payload's error for a unique violation carry the name of the constraint: the message is chosen by it. */
export const nameConstraintsInErrors = ({ fieldConstraints }: Adapter, plan: SchemaPlan): void => {
  for (const { table, name } of plan.uniqueIndexes) {
    fieldConstraints[table] = { ...fieldConstraints[table], [name]: `${constraintPrefix}${name}` }
  }
}
