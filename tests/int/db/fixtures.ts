import { randomUUID } from 'node:crypto'
import type { ClientBase, Pool } from 'pg'

type Queryable = Pool | ClientBase
type Values = Record<string, unknown>
type Column = { column_name: string; data_type: string }

/** Inserts a row straight into its table; columns that must have a value and were given none get one that is allowed. */
export const insertFilled = async (on: Queryable, table: string, values: Values): Promise<string> => {
  const { rows: required } = await (on as Pool).query<Column>(
    `select column_name, data_type from information_schema.columns
     where table_schema = current_schema and table_name = $1 and is_nullable = 'NO' and column_default is null`,
    [table],
  )
  const missing = required.filter(({ column_name }) => !(column_name in values))
  const row: Values = { ...Object.fromEntries(missing.map((column) => [column.column_name, fill(column)])), ...values }
  const names = Object.keys(row)
  const { rows } = await (on as Pool).query<{ id: string }>(
    `insert into "${table}" (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
    Object.values(row),
  )
  return String(rows[0]?.id)
}

const fill = ({ column_name: name, data_type: type }: Column): unknown => {
  if (type === 'uuid') return randomUUID()
  if (type === 'numeric') return 1
  if (type === 'boolean') return false
  if (type === 'jsonb') return '{}'
  if (type.startsWith('timestamp')) return new Date()
  if (/_(date|on)$/.test(name)) return '2026-01-01'
  if (name === 'currency') return 'KES'
  return `${name} ${randomUUID().slice(0, 8)}`
}

export type Thread = { company: string; project: string; unit: string; person: string }

/** A company with one unit and one person. */
export const insertThread = async (on: Queryable): Promise<Thread> => {
  const company = await insertFilled(on, 'companies', {})
  const project = await insertFilled(on, 'projects', { company_id: company })
  const unit = await insertFilled(on, 'units', { company_id: company, project_id: project })
  const person = await insertFilled(on, 'people', { company_id: company, phone: null })
  return { company, project, unit, person }
}
