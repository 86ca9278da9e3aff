import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import type { BankTransactionStatus } from '../../domain/reconciliation/bank-transaction.ts'
import { pageOf, type Paging } from '../paging.ts'

export type TransactionFilters = {
  /** `open`: unmatched and partly */
  status?: BankTransactionStatus | 'open'
  source?: 'notification' | 'import' | 'gateway'
  /** a gateway account or a bank account of the company */
  account?: string
  import?: string
  direction?: 'in' | 'out'
  from?: string
  to?: string
  /** reference, name, phone, bill reference, or the number of its payment */
  q?: string
}

export const listColumns = `
  b.id, b.reference, b.source, b.booked_on as "bookedOn", b.booked_at as "bookedAt", b.amount_minor as amount,
  b.matched_minor as matched, b.balance_minor as balance, b.currency, b.payer_name as "payerName", b.payer_phone as "payerPhone",
  b.bill_reference as "billReference", b.external_reference as "externalReference", b.description, b.channel, b.status,
  b.ignored_reason as "ignoredReason", b.decided_at as "decidedAt", coalesce(g.name, k.account_name) as account,
  case when p.id is not null then json_build_object('id', p.id, 'number', p.number, 'status', p.status, 'reviewReason', p.review_reason,
    'person', x.id, 'name', x.name) end as payment,
  case when d.id is not null then json_build_object('id', d.id, 'number', d.reference) end as disbursement`

export const listTables = `
  from bank_transactions b
  left join gateway_accounts g on g.id = b.gateway_account_id
  left join payment_accounts k on k.id = b.bank_account_id
  left join payments p on p.id = b.payment_id
  left join people x on x.id = p.person_id
  left join disbursements d on d.id = b.disbursement_id`

export type ListRow = Record<string, unknown> & {
  id: string
  status: BankTransactionStatus
  amount: string
  matched: string
  balance: string | null
}

export const shownRow = ({ amount, matched, balance, ...row }: ListRow) => ({
  ...row,
  amountMinor: Number(amount),
  matchedMinor: Number(matched),
  leftMinor: Number(BigInt(amount) - BigInt(matched)),
  balanceMinor: balance === null ? null : Number(balance),
})

/** A page of the transactions of a company, newest first; the number of queries does not grow with them. */
export const listTransactions = async ({
  payload,
  company,
  filters,
  page,
  limit,
}: Paging & { payload: Payload; company: string; filters: TransactionFilters }) => {
  const { where, values } = conditionOf(company, filters)
  const [total] = await readQuery<{ count: string }>(
    payload,
    `select count(*) as count from bank_transactions b ${filters.q ? 'left join payments p on p.id = b.payment_id' : ''} where ${where}`,
    values,
  )
  const rows = await readQuery<ListRow>(
    payload,
    `select ${listColumns} ${listTables} where ${where}
     order by b.booked_on desc, b.id limit $${values.length + 1} offset $${values.length + 2}`,
    [...values, limit, (page - 1) * limit],
  )
  return pageOf({ docs: rows.map(shownRow), totalDocs: Number(total?.count ?? 0), page, limit })
}

const conditionOf = (company: string, { status, q, direction, ...filters }: TransactionFilters) => {
  const values: unknown[] = [company]
  const add = (value: unknown): string => `$${values.push(value)}`
  const clauses = [
    'b.company_id = $1',
    ...(status ? [`b.status = any(${add(status === 'open' ? ['unmatched', 'partly'] : [status])}::text[])`] : []),
    ...(filters.source ? [`b.source = ${add(filters.source)}`] : []),
    ...(filters.account ? [`coalesce(b.gateway_account_id, b.bank_account_id) = ${add(filters.account)}::uuid`] : []),
    ...(filters.import ? [`b.import_id = ${add(filters.import)}::uuid`] : []),
    ...(direction ? [direction === 'in' ? 'b.amount_minor > 0' : 'b.amount_minor < 0'] : []),
    ...(filters.from ? [`b.booked_on >= ${add(filters.from)}`] : []),
    ...(filters.to ? [`b.booked_on <= ${add(filters.to)}`] : []),
  ]
  if (q) {
    const like = add(`%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)
    const columns = ['b.reference', 'b.payer_name', 'b.payer_phone', 'b.bill_reference', 'b.description', 'p.number']
    clauses.push(`(${columns.map((column) => `${column} ilike ${like}`).join(' or ')})`)
  }
  return { where: clauses.join(' and '), values }
}
