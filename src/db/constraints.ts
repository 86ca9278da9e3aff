import { checks } from './constraints/checks.ts'
import { constraintMessages } from './constraints/messages.ts'
import { uniques } from './constraints/uniques.ts'

export type PlannedUnique = {
  table: string
  /** at most 63 characters; the message is found by it */
  name: string
  /** column names, or expressions such as lower(code) */
  columns: string[]
  /** SQL condition; rows in the trash are left out by themselves where the table has one */
  where?: string
  /** true: also a row in the trash keeps its value taken */
  includesTrash?: boolean
}

export type PlannedCheck = { table: string; name: string; sql: string }

export type ConstraintMessage = {
  message: string
  /** the field of the form, dot notation */
  path?: string
  /** default: 400 with a path, else 409 */
  status?: 400 | 409
}

export type SchemaRules = {
  uniques: PlannedUnique[]
  checks: PlannedCheck[]
  /** tables whose rows may belong to the platform instead of a company */
  companyOptional: string[]
  /** tables of hasMany choices whose list grows with the code */
  uncheckedChoices: string[]
}

/** The rules of the product's tables beyond their columns; a rule for a table that does not exist is ignored. */
export const schemaRules: SchemaRules = {
  uniques,
  checks,
  companyOptional: ['outbox', 'job_runs', 'blocked_ips'],
  uncheckedChoices: ['roles_permissions', 'roles_limits', 'staff_grants', 'staff_denials', 'api_keys_permissions'],
}

/** What a user reads when the database refuses, by the name of the constraint. */
export const messages: Readonly<Record<string, ConstraintMessage>> = constraintMessages
