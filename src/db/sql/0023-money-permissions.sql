-- Codes that came after go to the roles that hold what they were split from.
insert into roles_permissions ("order", parent_id, value)
select (select coalesce(max(p."order"), 0) from roles_permissions p where p.parent_id = r.id)
         + row_number() over (partition by r.id order by added.code), r.id, added.code
from roles r
join (values
    ('finance.payments.create', 'finance.payments.cash'),
    ('finance.payments.create', 'finance.deposits.settle'),
    ('finance.payments.view', 'finance.deposits.view'),
    ('finance.expenses.view', 'finance.expense-categories.view'),
    ('finance.expenses.create', 'finance.expense-categories.create'),
    ('finance.expenses.update', 'finance.expense-categories.update'),
    ('finance.expenses.delete', 'finance.expense-categories.delete'),
    ('finance.expenses.view', 'finance.budgets.view'),
    ('finance.expenses.create', 'finance.budgets.create'),
    ('finance.expenses.update', 'finance.budgets.update'),
    ('finance.expenses.delete', 'finance.budgets.delete'),
    ('finance.payouts.view', 'finance.disbursements.view'),
    ('finance.payouts.disburse', 'finance.disbursements.resolve'),
    ('finance.reconciliation.match', 'finance.reconciliation.close'),
    ('finance.ledger.post', 'finance.ledger.accounts'),
    ('finance.ledger.post', 'finance.ledger.close'),
    ('finance.ledger.post', 'finance.ledger.import')
  ) as added (former, code)
  on exists (select from roles_permissions p where p.parent_id = r.id and p.value = added.former)
where not exists (select from roles_permissions p where p.parent_id = r.id and p.value = added.code);
