import { randomUUID } from 'node:crypto'
import { importPermissions } from '../../../access/import-access.ts'
import { insertRows } from '../../../db/insert-rows.ts'
import type { Tx } from '../../../db/transaction.ts'
import { textOf } from '../../../domain/imports/column.ts'
import { reviewStatement, type StatementLine } from '../../../domain/imports/review-statement.ts'
import { statementVariants } from '../../../domain/imports/statement-columns.ts'
import { normalisePhone, phoneCountry } from '../../../domain/phone.ts'
import { defineKind, type ImportContext, type Made, type StatementAccount } from '../kind.ts'

type StatementPlan = { lines: (StatementLine & Explained)[] }

type Explained = { payment?: string; disbursement?: string }

/**
 * The lines of a statement of one account. A line that is on file is left alone; one whose payment is recorded with the
 * same reference and amount is matched at once; the others wait for a person.
 */
export const bankTransactionImport = defineKind<StatementPlan>({
  key: 'bank_transactions',
  label: 'Bank statement',
  permission: importPermissions.bank_transactions,
  project: 'none',
  account: 'required',
  mostRows: 100_000,
  isPersonal: true,
  // The import itself is audited; its lines are no acts of anybody.
  isSelfAudited: true,
  variants: statementVariants,
  tables: [
    {
      name: 'bank_transactions',
      entity: 'bank-transactions',
      inUse: { sql: 't.decided_at is not null', label: 'decided about' },
    },
  ],
  check: async ({ tx, context, rows }) => {
    const account = accountOf(context)
    const lines = reviewStatement({ rows, currency: account.currency, today: context.today })
    const fresh = await withoutKnown(tx, { company: context.company, account, lines })
    const explained = await explain(tx, { company: context.company, account, lines: fresh })
    return { lines: fresh.map((line) => ({ ...line, ...explained.get(line.reference.toLowerCase()) })) }
  },
  preview: ({ lines }) => ({
    counts: {
      transactions: lines.length,
      matchedAtOnce: lines.filter(({ payment, disbursement }) => payment ?? disbursement).length,
    },
  }),
  write: async ({ tx, context, plan: { lines }, import: source }) => {
    const account = accountOf(context)
    const made = lines.map((line) => ({ line, id: randomUUID() }))
    await insertRows(
      tx,
      'bank_transactions',
      made.map(({ line, id }) => rowOf({ id, line, account, context, source })),
    )
    return new Map(
      made.map(({ line: { row, reference }, id }): [number, Made[]] => [
        row.number,
        [{ in: 'bank_transactions', id, label: reference }],
      ]),
    )
  },
})

const accountOf = ({ account }: ImportContext): StatementAccount => {
  if (!account) throw new Error('A statement is of an account.')
  return account
}

type Held = { company: string; account: StatementAccount; lines: StatementLine[] }

const keysOf = (lines: readonly StatementLine[]): string[] => lines.map(({ reference }) => reference.toLowerCase())

/** The lines that are not on file yet; one that is there with another amount is wrong. */
const withoutKnown = async (tx: Tx, { company, account, lines }: Held): Promise<StatementLine[]> => {
  const rows = await tx.query<{ reference: string; amount: string; status: string }>(
    `select lower(reference) as reference, amount_minor as amount, status from bank_transactions
     where company_id = $1 and lower(reference) = any($3::text[])
       and coalesce(gateway_account_id, bank_account_id) = $2`,
    [company, account.id, keysOf(lines)],
  )
  const known = new Map(rows.map((row) => [row.reference, row]))
  return lines.filter(({ row, reference, amount }) => {
    const found = known.get(reference.toLowerCase())
    if (!found) return true
    if (BigInt(found.amount) === amount) row.skipped = `This transaction is on file already (${found.status}).`
    else row.problems.push({ column: 'Reference', message: 'It is on file already with another amount.' })
    return false
  })
}

/** What is in the books with the same reference and amount; of two that fit, neither is taken. */
const explain = async (tx: Tx, { company, account, lines }: Held): Promise<ReadonlyMap<string, Explained>> => {
  const wanted = JSON.stringify(
    lines.map(({ reference, amount }) => ({ reference: reference.toLowerCase(), amount: Number(amount) })),
  )
  const rows = await tx.query<{ reference: string; payment: string | null; disbursement: string | null }>(EXPLAIN, [
    company,
    account.id,
    wanted,
    account.kind,
    account.currency,
  ])
  const found = new Map<string, Explained | null>()
  for (const { reference, payment, disbursement } of rows)
    found.set(reference, found.has(reference) ? null : payment ? { payment } : { disbursement: disbursement ?? '' })
  return new Map([...found].flatMap(([reference, one]) => (one ? [[reference, one]] : [])))
}

const EXPLAIN = `
  with line as materialized (
    select reference, amount from jsonb_to_recordset($3::jsonb) as l (reference text, amount numeric)
  )
  select l.reference, p.id as payment, null::uuid as disbursement
  from payments p
  cross join lateral (select distinct lower(r) as reference from unnest(array[p.reference, p.gateway_reference, p.cheque_number]) r) k
  join line l on l.reference = k.reference and l.amount = p.amount_minor
  where p.company_id = $1 and p.status = 'received' and p.currency = $5
    and case $4 when 'gateway' then p.gateway_account_id = $2::uuid
                else p.gateway_account_id is null and p.method in ('bank', 'cheque') and coalesce(p.bank_account_id, $2::uuid) = $2::uuid end
    and not exists (select from bank_transactions b where b.payment_id = p.id)
  union all
  select l.reference, null, d.id
  from disbursements d
  cross join lateral (select distinct lower(r) as reference from unnest(array[d.reference, d.gateway_reference]) r) k
  join line l on l.reference = k.reference and -l.amount in (d.amount_minor, d.amount_minor + coalesce(d.charge_minor, 0))
  where d.company_id = $1 and d.status = 'succeeded' and d.currency = $5
    and coalesce(d.gateway_account_id, d.bank_account_id, $2::uuid) = $2::uuid
    and not exists (select from bank_transactions b where b.disbursement_id = d.id)`

type RowArgs = {
  id: string
  line: StatementLine & Explained
  account: StatementAccount
  context: ImportContext
  source: string
}

const rowOf = ({ id, line, account, context, source }: RowArgs): Record<string, unknown> => {
  const { values } = line.row
  const phone = textOf(values, 'payerPhone')
  return {
    id,
    company_id: context.company,
    reference: line.reference,
    source: 'import',
    booked_on: line.bookedOn,
    amount_minor: line.amount,
    matched_minor: line.disbursement ? line.amount : 0n,
    balance_minor: line.balance,
    currency: account.currency,
    gateway_account_id: account.kind === 'gateway' ? account.id : null,
    bank_account_id: account.kind === 'bank' ? account.id : null,
    external_reference: textOf(values, 'externalReference'),
    payer_name: textOf(values, 'payerName'),
    payer_phone: phone && (normalisePhone({ text: phone, country: phoneCountry(context.country) }) ?? phone),
    bill_reference: textOf(values, 'billReference'),
    channel: textOf(values, 'channel'),
    description: textOf(values, 'description'),
    payment_id: line.payment ?? null,
    disbursement_id: line.disbursement ?? null,
    import_id: source,
    status: line.disbursement ? 'matched' : 'unmatched',
  }
}
