import { randomUUID } from 'node:crypto'
import { importPermissions } from '../../../access/import-access.ts'
import { insertRows } from '../../../db/insert-rows.ts'
import { countOf, dateOf, minorOf, textOf } from '../../../domain/imports/column.ts'
import { leaseVariants } from '../../../domain/imports/lease-columns.ts'
import {
  findParties,
  type KnownLease,
  type KnownPerson,
  type KnownUnit,
  type PlannedLease,
  reviewTerms,
} from '../../../domain/imports/review-leases.ts'
import { markOf, type PersonMark, personMarks } from '../../../domain/imports/review-people.ts'
import { identityKeyOf } from '../../people/identity-sql.ts'
import { takeNumbers } from '../../numbers.ts'
import { defineKind } from '../kind.ts'

type LeasePlan = { leases: PlannedLease[] }

/** Leases, always as drafts: whoever activates one is asked for what activation asks for. */
export const leaseImport = defineKind<LeasePlan>({
  key: 'leases',
  label: 'Leases',
  permission: importPermissions.leases,
  project: 'optional',
  isPersonal: true,
  variants: leaseVariants,
  tables: [
    {
      name: 'contracts',
      entity: 'contracts',
      inUse: { sql: `status <> 'draft'`, label: 'leases that are no drafts any more' },
    },
  ],
  check: async ({ tx, context, rows }) => {
    const texts = (key: string): string[] => rows.flatMap(({ values }) => textOf(values, key) ?? [])
    const marksIn = (mark: PersonMark): string[] => rows.flatMap((row) => markOf(row, mark) ?? [])
    const { company, project } = context
    const codes = [...new Set([...texts('project'), ...(project ? [project.code] : [])])]
    const units = await tx.query<KnownUnit>(selectUnits, [company, codes, texts('unit')])
    const people = await tx.query<KnownPerson>(selectPeople, [company, ...personMarks.map(marksIn)])
    const planned = findParties({ rows, code: project?.code, units, people })
    const leases = await tx.query<KnownLease>(selectLeases, [company, planned.map(({ unit }) => unit.id)])
    return { leases: reviewTerms(planned, leases) }
  },
  preview: ({ leases }) => ({
    counts: { leases: leases.length, open_ended: leases.filter(({ row }) => !dateOf(row.values, 'endDate')).length },
  }),
  write: async ({ tx, context, plan: { leases } }) => {
    const year = Number(context.today.slice(0, 4))
    const numbers = await takeNumbers(tx, { company: context.company, docType: 'lease', year, count: leases.length })
    const made = leases.map((lease, index) => ({ ...lease, id: randomUUID(), number: numbers[index] ?? '' }))
    await insertRows(
      tx,
      'contracts',
      made.map(({ row: { values }, unit, person, id, number }) => ({
        id,
        company_id: context.company,
        kind: 'lease',
        number,
        unit_id: unit.id,
        project_id: unit.project,
        person_id: person,
        start_date: dateOf(values, 'startDate'),
        end_date: dateOf(values, 'endDate'),
        due_day: countOf(values, 'dueDay') ?? 5,
        rent_minor: minorOf(values, 'rent'),
        deposit_minor: minorOf(values, 'deposit') ?? 0n,
        currency: textOf(values, 'currency') ?? context.currency,
        status: 'draft',
      })),
    )
    return new Map(made.map(({ row, id, number }) => [row.number, [{ in: 'contracts' as const, id, label: number }]]))
  },
})

const selectUnits = `
  select u.id, u.project_id as project, p.code, u.identifier,
         coalesce(u.management_mode, p.management_mode) as "managementMode"
  from projects p join units u on u.project_id = p.id and u.deleted_at is null
  where p.company_id = $1 and p.deleted_at is null and lower(p.code) in (select lower(unnest($2::text[])))
    and lower(u.identifier) in (select lower(unnest($3::text[])))`

const selectPeople = `
  select id, phone, lower(email) as email, ${identityKeyOf('national_id')} as "nationalId", coalesce(is_tenant, false) as "isTenant"
  from people
  where company_id = $1 and deleted_at is null and merged_into_id is null
    and (phone = any($2::text[]) or lower(email) = any($3::text[]) or ${identityKeyOf('national_id')} = any($4::text[]))`

const selectLeases = `
  select unit_id as unit, person_id as person, start_date as "startDate", end_date as "endDate", status = 'draft' as "isDraft"
  from contracts
  where company_id = $1 and unit_id = any($2::uuid[]) and kind = 'lease' and deleted_at is null`
