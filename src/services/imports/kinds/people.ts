import { randomUUID } from 'node:crypto'
import { importPermissions } from '../../../access/import-access.ts'
import { insertRows } from '../../../db/insert-rows.ts'
import { dateOf, listOf, type ReadRow, textOf } from '../../../domain/imports/column.ts'
import { peopleVariants } from '../../../domain/imports/people-columns.ts'
import {
  markOf,
  type PersonMark,
  personMarks,
  reviewPeople,
  skipKnownPeople,
} from '../../../domain/imports/review-people.ts'
import { identityKeyOf } from '../../people/identity-sql.ts'
import { defineKind } from '../kind.ts'

type PeoplePlan = { rows: ReadRow[] }

/** Tenants, owners and other parties. Nobody who is on file already is changed. */
export const peopleImport = defineKind<PeoplePlan>({
  key: 'people',
  label: 'People',
  permission: importPermissions.people,
  project: 'none',
  isPersonal: true,
  variants: peopleVariants,
  tables: [{ name: 'people', entity: 'people' }],
  check: async ({ tx, context, rows, variant }) => {
    const columns = peopleVariants.find(({ key }) => key === variant) ?? peopleVariants[0]
    if (columns) reviewPeople(rows, columns)
    const marksIn = (mark: PersonMark): string[] =>
      rows.map((row) => markOf(row, mark)).filter((value): value is string => value !== null)
    const known = await tx.query<Record<PersonMark, string | null>>(selectKnown, [
      context.company,
      ...personMarks.map(marksIn),
    ])
    const setOf = (mark: PersonMark): Set<string> => new Set(known.flatMap((person) => person[mark] ?? []))
    skipKnownPeople(rows, { phone: setOf('phone'), email: setOf('email'), nationalId: setOf('nationalId') })
    return { rows: rows.filter(({ problems, skipped }) => problems.length === 0 && !skipped) }
  },
  preview: ({ rows }) => ({
    counts: {
      people: rows.length,
      ...Object.fromEntries(
        ['tenant', 'owner', 'buyer', 'agent', 'vendor'].flatMap((role) => {
          const count = rows.filter(({ values }) => listOf(values, 'roles').includes(role)).length
          return count > 0 ? [[`${role}s`, count]] : []
        }),
      ),
    },
  }),
  write: async ({ tx, context, plan }) => {
    const made = plan.rows.map((row) => ({ row, id: randomUUID(), name: nameOf(row) }))
    await insertRows(
      tx,
      'people',
      made.map(({ row: { values }, id, name }) => {
        const roles = listOf(values, 'roles')
        return {
          id,
          company_id: context.company,
          name,
          kind: textOf(values, 'kind') ?? 'individual',
          phone: textOf(values, 'phone'),
          email: textOf(values, 'email'),
          national_id: textOf(values, 'nationalId'),
          tax_number: textOf(values, 'taxNumber'),
          birth_date: dateOf(values, 'birthDate'),
          gender: textOf(values, 'gender'),
          address: textOf(values, 'address'),
          city: textOf(values, 'city'),
          country: textOf(values, 'country')?.toUpperCase() ?? null,
          notes: textOf(values, 'notes'),
          is_tenant: roles.includes('tenant'),
          is_owner: roles.includes('owner'),
          is_buyer: roles.includes('buyer'),
          is_agent: roles.includes('agent'),
          is_vendor: roles.includes('vendor'),
        }
      }),
    )
    return new Map(made.map(({ row, id }) => [row.number, [{ in: 'people' as const, id, label: '' }]]))
  },
})

const nameOf = ({ values }: ReadRow): string =>
  textOf(values, 'name') ?? [textOf(values, 'firstName'), textOf(values, 'lastName')].filter(Boolean).join(' ')

const selectKnown = `
  select phone, lower(email) as email, ${identityKeyOf('national_id')} as "nationalId" from people
  where company_id = $1 and deleted_at is null and merged_into_id is null
    and (phone = any($2::text[]) or lower(email) = any($3::text[]) or ${identityKeyOf('national_id')} = any($4::text[]))`
