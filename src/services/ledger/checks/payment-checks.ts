import { balanceOf } from './balance-of.ts'

/** Money in against the books. */
export const paymentChecks = {
  'a payment is what it allocated, refunded and has left': `
    select p.company_id as company, p.number as subject,
           concat_ws(' ', p.amount_minor, p.allocated_minor) as expected,
           concat_ws(' ', coalesce(a.amount, 0) + p.unallocated_minor + p.refunded_minor, coalesce(a.amount, 0)) as actual
    from payments p
    left join (select payment_id, sum(amount_minor) as amount from allocations group by 1) a on a.payment_id = p.id
    where p.status = 'received' and (coalesce(a.amount, 0) <> p.allocated_minor
      or p.allocated_minor + p.unallocated_minor + p.refunded_minor <> p.amount_minor)`,
  'a payment that was taken back or waits pays nothing': `
    select p.company_id as company, p.number as subject, '0' as expected, sum(a.amount_minor)::text as actual
    from payments p join allocations a on a.payment_id = p.id
    where p.status <> 'received' group by p.id having sum(a.amount_minor) <> 0`,
  'what a payment left is credit or suspense': `
    select p.company_id as company, p.number as subject, p.unallocated_minor::text as expected, (-coalesce(r.amount, 0))::text as actual
    from payments p
    left join (${balanceOf(['customer_credit', 'suspense'], 'payment_id')}) r on r.id = p.id
    where -coalesce(r.amount, 0) <> case when p.status = 'received' then p.unallocated_minor else 0 end`,
  'every credit and suspense has its payment': `
    select e.company_id as company, e.id::text as subject, 'a payment' as expected, e.amount_minor::text as actual
    from ledger_entries e join ledger_accounts a on a.id = e.account_id and a.key in ('customer_credit', 'suspense')
    where e.payment_id is null`,
  'the clearing of a gateway account is its payments, less what went out': `
    select g.company_id as company, g.name || ' ' || x.currency as subject, x.amount::text as expected, coalesce(r.amount, 0)::text as actual
    from gateway_accounts g
    join (
      select id, currency, sum(amount) as amount from (
        select gateway_account_id as id, currency, amount_minor as amount from payments where status = 'received'
        union all
        select gateway_account_id, currency, -amount_minor - coalesce(charge_minor, 0) from disbursements where status = 'succeeded'
      ) m where id is not null group by 1, 2) x on x.id = g.id
    left join (
      select a.subject, e.currency, sum(e.amount_minor) as amount from ledger_entries e
      join ledger_accounts a on a.id = e.account_id and a.key = 'gateway_clearing'
      join ledger_transactions t on t.id = e.transaction_id and t.event not in ('journal.posted', 'journal.reversed', 'opening.posted')
      group by 1, 2) r on r.subject = g.id::text and r.currency = x.currency
    where coalesce(r.amount, 0) <> x.amount`,
  'a receipt is recorded once': `
    select company_id as company, gateway_reference as subject, '1' as expected, count(*)::text as actual
    from payments where gateway_reference is not null and gateway_account_id is not null
    group by company_id, gateway_account_id, gateway_reference having count(*) > 1`,
}
