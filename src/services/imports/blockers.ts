import { quoteIdentifier } from '../../db/quote-identifier.ts'
import type { Tx } from '../../db/transaction.ts'
import type { AnyImportKind } from './kind.ts'
import { madeRows } from './made-rows.ts'

/** What keeps rows from being removed. */
export type Blocker = { what: string; count: number; on?: string }

type Reference = { table: string; column: string; target: string }

/** Everything that points at the rows of an import, by the foreign keys of the database itself, in two queries. */
export const blockersOf = async (tx: Tx, id: string, { tables }: AnyImportKind): Promise<Blocker[]> => {
  const names: string[] = tables.map(({ name }) => name)
  const references = await tx.query<Reference>(referencesTo, [names])
  const counts = references.map(({ table, column, target }) => {
    const isOwn = names.includes(table)
      ? `and not exists (select from made o where o.in_table = '${table}' and o.id = t.id and o.floors is null)`
      : ''
    return `select '${table}' as what, count(*)::int as count, null as "on" from made m
      join ${quoteIdentifier(table)} t on t.${quoteIdentifier(column)} = m.id
      where m.in_table = '${target}' and m.floors is null ${isOwn}`
  })
  const inUse = tables.flatMap(({ name, inUse: rule }) =>
    rule
      ? [
          `select '${name}' as what, count(*)::int as count, '${rule.label}' as "on" from made m join ${name} t on t.id = m.id where m.in_table = '${name}' and ${rule.sql}`,
        ]
      : [],
  )
  const parts = [...counts, ...inUse]
  if (parts.length === 0) return []
  return tx.query<Blocker>(
    `with ${madeRows}
     select what, sum(count)::int as count, "on" from (${parts.join(' union all ')}) b
     group by what, "on" having sum(count) > 0 order by what`,
    [id],
  )
}

const referencesTo = `
  select distinct rel.relname as table, own.attname as column, target.relname as target
  from pg_constraint c
  join pg_class rel on rel.oid = c.conrelid
  join pg_class target on target.oid = c.confrelid
  join unnest(c.conkey, c.confkey) as k (own, other) on true
  join pg_attribute own on own.attrelid = c.conrelid and own.attnum = k.own
  join pg_attribute other on other.attrelid = c.confrelid and other.attnum = k.other and other.attname = 'id'
  where c.contype = 'f' and c.confdeltype in ('a', 'r')
    and target.relname = any($1::text[]) and target.relnamespace = 'public'::regnamespace
  order by 1, 2`
