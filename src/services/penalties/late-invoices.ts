import type { Tx } from '../../db/transaction.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Minor } from '../../domain/money.ts'
import type { ChargedPenalty } from '../../domain/penalty-differences.ts'

type Move = { date: CalendarDate; amount: Minor; isDeposit: boolean }

/** An invoice with all that a penalty of it follows from; amounts in minor units, without penalties. */
export type LateInvoice = {
  id: string
  number: string
  status: 'draft' | 'issued' | 'void'
  person: string
  contract: string | null
  unit: string | null
  project: string | null
  dueDate: CalendarDate
  currency: string
  /** of the lease or the project */
  policy: string | null
  billed: Minor
  deposits: Minor
  moves: Move[]
  pauses: { from: CalendarDate; to: CalendarDate | null }[]
  charged: (ChargedPenalty & { line: string | null; onInvoice: string | null })[]
}

type InvoiceRow = Omit<LateInvoice, 'billed' | 'deposits' | 'moves' | 'pauses' | 'charged'> &
  Record<'billed' | 'deposits', string>
type MoveRow = { invoice: string; date: string; amount: string; isDeposit: boolean }
type PauseRow = { invoice: string; from: string; to: string | null }
type ChargedRow = Omit<LateInvoice['charged'][number], 'amount' | 'waived' | 'creditable' | 'sequence'> &
  Record<'invoice' | 'amount' | 'waived' | 'creditable' | 'sequence', string>

type Read = { tx: Pick<Tx, 'query'>; company: string; ids: string[]; asOf: CalendarDate; isLocked?: boolean }

/** Four statements for any number of invoices. `isLocked` holds their penalties until the transaction ends. */
export const readLateInvoices = async ({ tx, company, ids, asOf, isLocked }: Read): Promise<LateInvoice[]> => {
  if (ids.length === 0) return []
  const invoices = await tx.query<InvoiceRow>(INVOICES, [company, ids])
  const moves = groupBy(await tx.query<MoveRow>(MOVES, [company, ids]), ({ invoice }) => invoice)
  const pauses = groupBy(await tx.query<PauseRow>(PAUSES, [company, ids, asOf]), ({ invoice }) => invoice)
  const charged = groupBy(
    await tx.query<ChargedRow>(`${CHARGED}${isLocked ? ' for update of p' : ''}`, [company, ids]),
    ({ invoice }) => invoice,
  )
  return invoices.map((invoice) => ({
    ...invoice,
    billed: BigInt(invoice.billed),
    deposits: BigInt(invoice.deposits),
    moves: (moves.get(invoice.id) ?? []).map(({ date, amount, isDeposit }) => ({
      date,
      amount: BigInt(amount),
      isDeposit,
    })),
    pauses: pauses.get(invoice.id) ?? [],
    charged: (charged.get(invoice.id) ?? []).map((row) => ({
      ...row,
      sequence: Number(row.sequence),
      amount: BigInt(row.amount),
      waived: BigInt(row.waived),
      creditable: BigInt(row.creditable),
    })),
  }))
}

const INVOICES = `
  select i.id, i.number, i.status, i.person_id as person, i.contract_id as contract, i.unit_id as unit,
         i.project_id as project, i.due_date as "dueDate", i.currency,
         coalesce(c.penalty_policy_id, p.penalty_policy_id) as policy,
         coalesce(l.billed, 0) as billed, coalesce(l.deposits, 0) as deposits
  from invoices i
  left join contracts c on c.id = i.contract_id
  left join projects p on p.id = i.project_id
  left join (
    select invoice_id, sum(total_minor) filter (where kind <> 'deposit') as billed,
           sum(total_minor) filter (where kind = 'deposit') as deposits
    from invoice_lines where invoice_id = any($2::uuid[]) and kind <> 'penalty' group by invoice_id
  ) l on l.invoice_id = i.id
  where i.company_id = $1 and i.id = any($2::uuid[])
  order by i.id`

// What was billed by mistake was never owed; any other credit counts from its day.
const MOVES = `
  select l.invoice_id as invoice, coalesce(a.effective_on, p.value_date) as date, l.kind = 'deposit' as "isDeposit",
         sum(a.amount_minor) as amount
  from allocations a
  join invoice_lines l on l.id = a.line_id
  join payments p on p.id = a.payment_id
  where a.company_id = $1 and a.invoice_id = any($2::uuid[]) and l.kind <> 'penalty'
  group by 1, 2, 3
  union all
  select l.invoice_id, case when n.reason = 'billing_error' then '0001-01-01' else n.issue_date end,
         l.kind = 'deposit', sum(c.amount_minor)
  from credit_notes n
  join credit_note_lines c on c.credit_note_id = n.id
  join invoice_lines l on l.id = c.line_id
  where n.company_id = $1 and n.invoice_id = any($2::uuid[]) and n.status = 'issued' and l.kind <> 'penalty'
  group by 1, 2, 3`

const PAUSES = `
  select i.id as invoice, p.from_date as "from", p.to_date as "to"
  from penalty_pauses p
  join invoices i on i.company_id = p.company_id and i.id = any($2::uuid[])
    and (p.person_id is null or p.person_id = i.person_id)
    and (p.contract_id is null or p.contract_id = i.contract_id)
    and (p.project_id is null or p.project_id = i.project_id)
  where p.company_id = $1 and p.from_date <= $3 and (p.to_date is null or p.to_date > i.due_date)`

const CHARGED = `
  select p.id, p.overdue_invoice_id as invoice, p.policy_version_id as version, p.period, p.sequence, p.status,
         p.amount_minor as amount, p.waived_minor as waived, p.line_id as line, p.invoice_id as "onInvoice",
         case when i.status = 'issued' then l.total_minor - l.credited_minor else 0 end as creditable
  from penalties p
  left join invoices i on i.id = p.invoice_id
  left join invoice_lines l on l.id = p.line_id
  where p.company_id = $1 and p.overdue_invoice_id = any($2::uuid[]) and p.origin = 'policy'
  order by p.id`
