import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'

export type Difference = { check: string; company: string; subject: string; expected: string; actual: string }

/** Each check returns the rows that do not agree: company, subject, expected, actual. */
const checks: Record<string, string> = {
  'transactions sum to zero per currency': `
    select company_id as company, transaction_id::text as subject, '0' as expected, sum(amount_minor)::text as actual
    from ledger_entries group by company_id, transaction_id, currency having sum(amount_minor) <> 0`,
  'transactions have entries': `
    select t.company_id as company, t.id::text as subject, '>= 2 entries' as expected, count(e.id)::text as actual
    from ledger_transactions t left join ledger_entries e on e.transaction_id = t.id group by t.company_id, t.id having count(e.id) < 2`,
  'entries are in the currency of their account': `
    select e.company_id as company, e.id::text as subject, a.currency as expected, e.currency as actual
    from ledger_entries e join ledger_accounts a on a.id = e.account_id where a.currency <> e.currency`,
  'an invoice is paid by its allocations': `
    select i.company_id as company, i.number as subject, coalesce(sum(a.amount_minor), 0)::text as expected, i.paid_minor::text as actual
    from invoices i left join allocations a on a.invoice_id = i.id
    group by i.id having coalesce(sum(a.amount_minor), 0) <> i.paid_minor`,
  'a line is paid by its allocations': `
    select l.company_id as company, l.id::text as subject, coalesce(sum(a.amount_minor), 0)::text as expected, l.paid_minor::text as actual
    from invoice_lines l left join allocations a on a.line_id = l.id
    group by l.id having coalesce(sum(a.amount_minor), 0) <> l.paid_minor`,
  'an invoice is the sum of its lines': `
    select i.company_id as company, i.number as subject, coalesce(sum(l.total_minor), 0)::text as expected, i.total_minor::text as actual
    from invoices i left join invoice_lines l on l.invoice_id = i.id
    group by i.id having coalesce(sum(l.total_minor), 0) <> i.total_minor`,
  'the balance of an invoice is its receivable': `
    select i.company_id as company, i.number as subject, i.balance_minor::text as expected, coalesce(r.amount, 0)::text as actual
    from invoices i left join (
      select e.invoice_id, sum(e.amount_minor) as amount from ledger_entries e
      join ledger_accounts a on a.id = e.account_id and a.key = 'receivable' group by e.invoice_id) r on r.invoice_id = i.id
    where i.status = 'issued' and coalesce(r.amount, 0) <> i.balance_minor`,
  'a payment is what it allocated and what is left': `
    select p.company_id as company, p.number as subject, p.amount_minor::text as expected,
           (coalesce(sum(a.amount_minor), 0) + p.unallocated_minor)::text as actual
    from payments p left join allocations a on a.payment_id = p.id where p.status = 'received'
    group by p.id having coalesce(sum(a.amount_minor), 0) + p.unallocated_minor <> p.amount_minor or coalesce(sum(a.amount_minor), 0) <> p.allocated_minor`,
  'what a payment left is credit or suspense': `
    select p.company_id as company, p.number as subject, p.unallocated_minor::text as expected, (-coalesce(r.amount, 0))::text as actual
    from payments p left join (
      select e.payment_id, sum(e.amount_minor) as amount from ledger_entries e
      join ledger_accounts a on a.id = e.account_id and a.key in ('customer_credit', 'suspense') group by e.payment_id) r on r.payment_id = p.id
    where p.status = 'received' and -coalesce(r.amount, 0) <> p.unallocated_minor`,
  'the clearing of a gateway account is its payments': `
    select g.company_id as company, g.name || ' ' || p.currency as subject, p.amount::text as expected, coalesce(r.amount, 0)::text as actual
    from gateway_accounts g
    join (select gateway_account_id, currency, sum(amount_minor) as amount from payments where status = 'received' group by 1, 2) p on p.gateway_account_id = g.id
    left join (
      select a.subject, e.currency, sum(e.amount_minor) as amount from ledger_entries e
      join ledger_accounts a on a.id = e.account_id and a.key = 'gateway_clearing' group by 1, 2) r on r.subject = g.id::text and r.currency = p.currency
    where coalesce(r.amount, 0) <> p.amount`,
  'owners are due exactly the rent that was paid': `
    select l.company_id as company, i.number as subject, '0' as expected, coalesce(r.amount, 0)::text as actual
    from invoices i join invoice_lines l on l.invoice_id = i.id and l.kind = 'rent' and l.paid_minor = l.total_minor
    join (select e.invoice_id, sum(e.amount_minor) as amount from ledger_entries e
          join ledger_accounts a on a.id = e.account_id and a.key = 'owner_accrual' group by e.invoice_id) r on r.invoice_id = i.id
    where r.amount <> 0`,
  'the status of a unit is what its leases say': `
    select u.company_id as company, u.identifier as subject, case when c.live then 'rented' else 'not rented' end as expected, u.status as actual
    from units u
    cross join lateral (
      select exists (select 1 from contracts c where c.unit_id = u.id and c.kind = 'lease' and c.status in ('active', 'notice') and c.deleted_at is null) as live) c
    where c.live <> (u.status = 'rented')`,
  'a receipt is recorded once': `
    select company_id as company, gateway_reference as subject, '1' as expected, count(*)::text as actual
    from payments where gateway_reference is not null group by company_id, gateway_account_id, gateway_reference having count(*) > 1`,
}

/** Recomputes every balance of the books from zero. @returns what does not agree; empty when all does */
export const checkLedger = async (payload: Payload): Promise<{ checks: number; differences: Difference[] }> => {
  const differences: Difference[] = []
  for (const [check, sql] of Object.entries(checks)) {
    const rows = await readQuery<Omit<Difference, 'check'>>(payload, sql)
    differences.push(...rows.map((row) => ({ check, ...row })))
  }
  return { checks: Object.keys(checks).length, differences }
}
