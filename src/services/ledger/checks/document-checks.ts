import { balanceOf } from './balance-of.ts'

/** Invoices, credit notes and leases against the books. */
export const documentChecks = {
  'an invoice is paid by its allocations': `
    select i.company_id as company, i.number as subject, coalesce(sum(a.amount_minor), 0)::text as expected, i.paid_minor::text as actual
    from invoices i left join allocations a on a.invoice_id = i.id
    group by i.id having coalesce(sum(a.amount_minor), 0) <> i.paid_minor`,
  'a line is paid by its allocations': `
    select l.company_id as company, l.id::text as subject, coalesce(sum(a.amount_minor), 0)::text as expected, l.paid_minor::text as actual
    from invoice_lines l left join allocations a on a.line_id = l.id
    group by l.id having coalesce(sum(a.amount_minor), 0) <> l.paid_minor`,
  'a line is credited by its credit notes': `
    select l.company_id as company, l.id::text as subject, coalesce(sum(c.amount_minor), 0)::text as expected, l.credited_minor::text as actual
    from invoice_lines l
    left join (credit_note_lines c join credit_notes n on n.id = c.credit_note_id and n.status = 'issued') on c.line_id = l.id
    group by l.id having coalesce(sum(c.amount_minor), 0) <> l.credited_minor`,
  'an invoice is the sum of its lines': `
    select i.company_id as company, i.number as subject,
           concat_ws(' ', sum(l.total_minor), sum(l.paid_minor), sum(l.credited_minor)) as expected,
           concat_ws(' ', i.total_minor, i.paid_minor, i.credited_minor) as actual
    from invoices i left join invoice_lines l on l.invoice_id = i.id
    group by i.id
    having coalesce(sum(l.total_minor), 0) <> i.total_minor or coalesce(sum(l.paid_minor), 0) <> i.paid_minor
      or coalesce(sum(l.credited_minor), 0) <> i.credited_minor`,
  'a credit note is the sum of its lines': `
    select n.company_id as company, n.number as subject, coalesce(sum(l.amount_minor), 0)::text as expected, n.amount_minor::text as actual
    from credit_notes n left join credit_note_lines l on l.credit_note_id = n.id
    group by n.id having coalesce(sum(l.amount_minor), 0) <> n.amount_minor`,
  'the balance of an invoice is its receivable': `
    select i.company_id as company, i.number as subject, s.owed::text as expected, coalesce(r.amount, 0)::text as actual
    from invoices i
    cross join lateral (select case when i.status = 'issued' then i.balance_minor else 0 end as owed) s
    left join (${balanceOf('receivable', 'invoice_id')}) r on r.id = i.id
    where coalesce(r.amount, 0) <> s.owed`,
  'a deposit is held as it was billed': `
    select i.company_id as company, i.number as subject, l.billed::text as expected, (-coalesce(r.amount, 0))::text as actual
    from invoices i
    join (select invoice_id, sum(total_minor - credited_minor) as billed from invoice_lines
          where kind = 'deposit' group by invoice_id having sum(tax_minor) = 0) l on l.invoice_id = i.id
    left join (${balanceOf('deposits_held', 'invoice_id')}) r on r.id = i.id
    where i.status = 'issued' and i.kind <> 'opening' and -coalesce(r.amount, 0) <> l.billed`,
  'every receivable has its invoice': `
    select e.company_id as company, e.id::text as subject, 'an invoice' as expected, e.amount_minor::text as actual
    from ledger_entries e join ledger_accounts a on a.id = e.account_id and a.key = 'receivable' where e.invoice_id is null`,
  'owners are due exactly the rent that was paid': `
    select i.company_id as company, i.number as subject, '0' as expected, r.amount::text as actual
    from invoices i
    join (${balanceOf('owner_accrual', 'invoice_id')}) r on r.id = i.id
    where r.amount <> 0 and not exists (
      select from invoice_lines l where l.invoice_id = i.id and l.kind = 'rent' and l.paid_minor + l.credited_minor < l.total_minor)`,
  'the status of a unit is what its leases say': `
    select u.company_id as company, u.identifier as subject, case when c.live then 'rented' else 'not rented' end as expected, u.status as actual
    from units u
    cross join lateral (
      select exists (select 1 from contracts c where c.unit_id = u.id and c.kind = 'lease' and c.status in ('active', 'notice') and c.deleted_at is null) as live) c
    where c.live <> (u.status = 'rented')`,
}
