import type { PostgresSchemaHook } from '@payloadcms/drizzle/postgres'
import type { SchemaRules } from '../constraints.ts'
import { columnChecks } from './column-checks.ts'
import { companyKeys } from './company-keys.ts'
import { declaredRules } from './declared-rules.ts'
import { extendTables } from './extend-tables.ts'
import { emptyPlan, type SchemaPlan } from './plan.ts'
import { restrictReferences } from './restrict-references.ts'
import { textEnums } from './text-enums.ts'
import { nameConstraintsInErrors } from './unique-paths.ts'

type SchemaHooks = { beforeSchemaInit: PostgresSchemaHook[]; afterSchemaInit: PostgresSchemaHook[] }

/** Turns the schema that Payload derives from the collections into the one that the rules ask for. */
export const schemaHooks = (rules: SchemaRules): SchemaHooks => {
  let plan: SchemaPlan = emptyPlan()
  return {
    beforeSchemaInit: [
      ({ adapter: { rawTables }, schema }) => {
        plan = emptyPlan()
        restrictReferences(rawTables)
        columnChecks(rawTables, plan)
        textEnums(rawTables, plan, rules.uncheckedChoices)
        companyKeys(rawTables, plan, rules.companyOptional)
        declaredRules(rawTables, plan, rules)
        return schema
      },
    ],
    afterSchemaInit: [
      (args) => {
        extendTables(args, plan)
        nameConstraintsInErrors(args.adapter, plan)
        return args.schema
      },
    ],
  }
}
