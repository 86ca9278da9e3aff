-- The last month that is closed; months close in order, so all before it are closed too. Whoever asks holds the months
-- still until his transaction ends. Two statements, so that the second one sees what the lock waited for.
create function fh_closed_through(company uuid) returns text
  language plpgsql volatile set search_path = pg_catalog, public as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('ledger-period:' || company, 0));
  return (select max(p.period) from accounting_periods p where p.company_id = company and p.status = 'closed');
end $$;

create or replace function fh_open_period() returns trigger
  language plpgsql set search_path = pg_catalog, public as $$
declare
  wrong record;
begin
  select i.posted_on into wrong
  from (select company_id, min(posted_on) as posted_on from inserted group by company_id) i
  where left(i.posted_on, 7) <= fh_closed_through(i.company_id)
  limit 1;
  if found then
    raise exception 'the month of % is closed', wrong.posted_on
      using errcode = 'check_violation', constraint = 'ledger_period_closed', table = 'ledger_transactions';
  end if;
  return null;
end $$;

-- What reports sum up by account and day is read from the index alone.
create index ledger_entries_account_day on ledger_entries (account_id, posted_on)
  include (amount_minor, payment_id, invoice_id, person_id, project_id);

-- The chart of the companies of before; new ones get theirs from the product.
insert into ledger_accounts (company_id, code, name, type, key, currency, subject, is_active)
select c.id, a.code, a.name, a.type, a.key, c.currency, '', true
from companies c, (values
  ('1000', 'Cash', 'asset', 'cash'),
  ('1010', 'Bank', 'asset', 'bank'),
  ('1100', 'Receivable', 'asset', 'receivable'),
  ('1200', 'Tax on expenses, to be recovered', 'asset', 'tax_receivable'),
  ('2000', 'Suspense: money received, not matched', 'liability', 'suspense'),
  ('2010', 'Customer credit', 'liability', 'customer_credit'),
  ('2020', 'Deposits held', 'liability', 'deposits_held'),
  ('2030', 'Refunds approved, not paid', 'liability', 'refunds_payable'),
  ('2100', 'Owner accrual: rent billed, not collected', 'liability', 'owner_accrual'),
  ('2110', 'Owner payable: rent collected', 'liability', 'owner_payable'),
  ('2120', 'Payouts in transit', 'liability', 'payouts_in_transit'),
  ('2200', 'Supplier payable', 'liability', 'supplier_payable'),
  ('2210', 'Agent payable', 'liability', 'agent_payable'),
  ('2300', 'Tax payable', 'liability', 'tax_payable'),
  ('2310', 'Withholding tax payable', 'liability', 'withholding_payable'),
  ('2400', 'Contract liability: sales not handed over', 'liability', 'contract_liability'),
  ('3000', 'Opening balance', 'equity', 'opening_balance'),
  ('4000', 'Rent income', 'income', 'rent_income'),
  ('4010', 'Service income', 'income', 'service_income'),
  ('4020', 'Fee income', 'income', 'fee_income'),
  ('4030', 'Penalty income', 'income', 'penalty_income'),
  ('4100', 'Expense recovered', 'income', 'expense_recovered'),
  ('4110', 'Adjustments of owner statements', 'income', 'owner_adjustments'),
  ('5000', 'Expense', 'expense', 'expense'),
  ('5010', 'Gateway fees', 'expense', 'gateway_fee_expense'),
  ('5020', 'Commission', 'expense', 'commission_expense'),
  ('5030', 'Waivers', 'expense', 'waiver_expense'),
  ('5040', 'Bad debts', 'expense', 'bad_debt_expense')
) as a (code, name, type, key)
on conflict do nothing;
