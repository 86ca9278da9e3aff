-- What a penalty run looks at every night, in the order in which it does.
create index invoices_late on invoices (company_id, id)
  where status = 'issued' and balance_minor > 0 and contract_id is not null;
