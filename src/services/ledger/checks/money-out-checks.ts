import { balanceOf } from './balance-of.ts'

const live = `('created', 'submitting', 'submitted', 'unknown')`
const posted = `('approved', 'processing', 'partial', 'failed', 'paid')`

/** Attempts to pay for a document, as `paid` (succeeded) and `sent` (under way). */
const attempts = (kind: 'payout' | 'expense' | 'refund'): string => `
  select ${kind}_id as id, coalesce(sum(amount_minor) filter (where status = 'succeeded'), 0) as paid,
         coalesce(sum(amount_minor) filter (where status in ${live}), 0) as sent
  from disbursements where ${kind}_id is not null group by 1`

/** Owner statements, expenses and refunds against the books. */
export const moneyOutChecks = {
  'a statement is the sum of its lines': `
    select p.company_id as company, p.number as subject, p.net_minor::text as expected, coalesce(sum(l.amount_minor), 0)::text as actual
    from payouts p left join payout_lines l on l.payout_id = p.id
    where p.status <> 'cancelled' group by p.id having coalesce(sum(l.amount_minor), 0) <> p.net_minor`,
  'a statement settles entries as they are': `
    select l.company_id as company, l.id::text as subject, (-e.amount_minor)::text as expected, l.amount_minor::text as actual
    from payout_lines l join payouts p on p.id = l.payout_id join ledger_entries e on e.id = l.entry_id
    join ledger_accounts a on a.id = e.account_id
    where l.is_released is not true
      and (l.amount_minor <> -e.amount_minor or a.key <> 'owner_payable' or e.person_id <> p.person_id or e.currency <> p.currency)`,
  'what a statement deducts and pays is on the owner’s account': `
    select p.company_id as company, p.number as subject, (l.charges - p.paid_minor - coalesce(d.sent, 0))::text as expected,
           (-coalesce(r.amount, 0))::text as actual
    from payouts p
    cross join lateral (
      select coalesce(sum(l.amount_minor), 0) as charges from payout_lines l
      where l.payout_id = p.id and l.entry_id is null and l.kind not in ('rent', 'expense')) l
    left join (${attempts('payout')}) d on d.id = p.id
    left join (${balanceOf('owner_payable', 'payout_id')}) r on r.id = p.id
    where p.status in ${posted} and -coalesce(r.amount, 0) <> l.charges - p.paid_minor - coalesce(d.sent, 0)`,
  'payouts in transit are attempts under way': `
    select p.company_id as company, p.number as subject, coalesce(d.sent, 0)::text as expected, (-coalesce(r.amount, 0))::text as actual
    from payouts p
    left join (${attempts('payout')}) d on d.id = p.id
    left join (${balanceOf('payouts_in_transit', 'payout_id')}) r on r.id = p.id
    where coalesce(d.sent, 0) <> -coalesce(r.amount, 0)`,
  'a statement is paid by attempts that succeeded': `
    select p.company_id as company, p.number as subject, coalesce(d.paid, 0)::text as expected, p.paid_minor::text as actual
    from payouts p left join (${attempts('payout')}) d on d.id = p.id
    where p.paid_minor > coalesce(d.paid, 0) or (coalesce(d.paid, 0) <= p.net_minor and p.paid_minor <> coalesce(d.paid, 0))`,
  'an expense is owed until it is paid': `
    select x.company_id as company, x.number as subject, s.owed::text as expected, (-coalesce(r.amount, 0))::text as actual
    from expenses x
    left join (${attempts('expense')}) d on d.id = x.id
    cross join lateral (
      select case when x.status in ${posted} then x.total_minor else 0 end - coalesce(d.paid, 0) as owed) s
    left join (${balanceOf('supplier_payable', 'expense_id')}) r on r.id = x.id
    where s.owed <> -coalesce(r.amount, 0)`,
  'an expense is paid by attempts that succeeded': `
    select x.company_id as company, x.number as subject, coalesce(d.paid, 0)::text as expected, x.paid_minor::text as actual
    from expenses x left join (${attempts('expense')}) d on d.id = x.id
    where x.paid_minor > coalesce(d.paid, 0) or (coalesce(d.paid, 0) <= x.total_minor and x.paid_minor <> coalesce(d.paid, 0))`,
  'refunds payable are refunds that were approved and not paid': `
    select f.company_id as company, f.currency as subject, f.owed::text as expected, coalesce(r.owed, 0)::text as actual
    from (
      select f.company_id, f.currency, sum(f.amount_minor - coalesce(d.paid, 0)) as owed
      from refunds f left join (${attempts('refund')}) d on d.id = f.id
      where f.status in ${posted} group by 1, 2) f
    left join (
      select e.company_id, e.currency, -sum(e.amount_minor) as owed
      from ledger_entries e join ledger_accounts a on a.id = e.account_id and a.key = 'refunds_payable' group by 1, 2) r
      on r.company_id = f.company_id and r.currency = f.currency
    where f.owed <> coalesce(r.owed, 0)`,
}
