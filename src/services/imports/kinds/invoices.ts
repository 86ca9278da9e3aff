import { importPermissions } from '../../../access/import-access.ts'
import type { Tx } from '../../../db/transaction.ts'
import { textOf } from '../../../domain/imports/column.ts'
import { invoiceVariants } from '../../../domain/imports/invoice-columns.ts'
import {
  type KnownPayer,
  type KnownPlace,
  type PlannedInvoice,
  reviewInvoices,
} from '../../../domain/imports/review-invoices.ts'
import { markOf, type PersonMark, personMarks } from '../../../domain/imports/review-people.ts'
import { importInvoices } from '../../invoices/import-invoices.ts'
import { identityKeyOf } from '../../people/identity-sql.ts'
import { type CheckArgs, defineKind, type Made } from '../kind.ts'

type InvoicePlan = { invoices: PlannedInvoice[] }

/** Invoices of a former system with what was paid on them; their numbers are kept beside ours. */
export const invoiceImport = defineKind<InvoicePlan>({
  key: 'invoices',
  label: 'Invoices',
  permission: importPermissions.invoices,
  project: 'optional',
  isPersonal: true,
  isSelfAudited: true,
  variants: invoiceVariants,
  tables: [
    { name: 'invoices', entity: 'invoices', inUse: { sql: 'true', label: 'in the books: cancel them one by one' } },
  ],
  check: async (args) => {
    const { tx, context, rows } = args
    const { company, project, today } = context
    const numbers = rows.flatMap(({ values }) => textOf(values, 'number') ?? [])
    const known = await tx.query<{ number: string }>(
      `select import_reference as number from invoices
       where company_id = $1 and import_reference = any($2::text[]) and status <> 'void'`,
      [company, numbers],
    )
    const found = { payers: await payersOf(args), places: await placesOf(tx, args) }
    const names = new Set(known.map(({ number }) => number))
    return { invoices: reviewInvoices({ rows, today, code: project?.code, known: names, ...found }) }
  },
  preview: ({ invoices }) => ({
    counts: { invoices: invoices.length, open: invoices.filter(({ total, paid }) => paid < total).length },
  }),
  write: async ({ req, tx, context, plan: { invoices } }) => {
    const made = await importInvoices({ req, tx, company: context.company, currency: context.currency, invoices })
    return new Map(
      invoices.map(({ row }, index): [number, Made[]] => {
        const { id = '', number = '' } = made[index] ?? {}
        return [row.number, [{ in: 'invoices', id, label: number ?? '' }]]
      }),
    )
  },
})

const payersOf = ({ tx, context: { company }, rows }: CheckArgs): Promise<KnownPayer[]> => {
  const marks = (mark: PersonMark): string[] => rows.flatMap((row) => markOf(row, mark) ?? [])
  const names = rows.flatMap(({ values }) => textOf(values, 'name')?.toLowerCase() ?? [])
  return tx.query<KnownPayer>(
    `select id, name, phone, lower(email) as email, ${identityKeyOf('national_id')} as "nationalId"
     from people
     where company_id = $1 and deleted_at is null and merged_into_id is null
       and (phone = any($2::text[]) or lower(email) = any($3::text[]) or ${identityKeyOf('national_id')} = any($4::text[])
            or lower(name) = any($5::text[]))`,
    [company, ...personMarks.map(marks), names],
  )
}

const placesOf = (tx: Tx, { context: { company }, rows }: CheckArgs): Promise<KnownPlace[]> =>
  tx.query<KnownPlace>(
    `select u.id as unit, u.project_id as project, p.code, u.identifier
     from units u join projects p on p.id = u.project_id
     where u.company_id = $1 and u.deleted_at is null and lower(u.identifier) = any($2::text[])`,
    [company, rows.flatMap(({ values }) => textOf(values, 'unit')?.toLowerCase() ?? [])],
  )
