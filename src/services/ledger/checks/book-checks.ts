/** The books in themselves. */
export const bookChecks = {
  'transactions sum to zero per currency': `
    select company_id as company, transaction_id::text as subject, '0' as expected, sum(amount_minor)::text as actual
    from ledger_entries group by company_id, transaction_id, currency having sum(amount_minor) <> 0`,
  'transactions have entries': `
    select t.company_id as company, t.id::text as subject, '>= 2 entries' as expected, count(e.id)::text as actual
    from ledger_transactions t left join ledger_entries e on e.transaction_id = t.id group by t.company_id, t.id having count(e.id) < 2`,
  'entries are in the currency of their account': `
    select e.company_id as company, e.id::text as subject, a.currency as expected, e.currency as actual
    from ledger_entries e join ledger_accounts a on a.id = e.account_id where a.currency <> e.currency`,
  'entries stand on the day of their transaction': `
    select e.company_id as company, e.id::text as subject, t.posted_on as expected, e.posted_on as actual
    from ledger_entries e join ledger_transactions t on t.id = e.transaction_id where t.posted_on <> e.posted_on`,
  'nothing was posted into a month after it closed': `
    select t.company_id as company, t.id::text as subject, 'after ' || p.period as expected, t.posted_on as actual
    from (select company_id, max(period) as period from accounting_periods where status = 'closed' group by 1) p
    join accounting_periods c on c.company_id = p.company_id and c.period = p.period
    join ledger_transactions t on t.company_id = p.company_id and left(t.posted_on, 7) <= p.period and t.created_at > c.closed_at`,
  'what was taken back is its opposite': `
    select t.company_id as company, t.id::text as subject, '0' as expected, sum(abs(s.amount))::text as actual
    from ledger_transactions t
    cross join lateral (
      select sum(e.amount_minor) as amount from ledger_entries e
      where e.transaction_id in (t.id, t.reverses_id) group by e.account_id, e.person_id) s
    where t.reverses_id is not null and t.event = 'journal.reversed' group by t.id having sum(abs(s.amount)) <> 0`,
}
