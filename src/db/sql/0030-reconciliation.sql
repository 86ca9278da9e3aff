-- What a transaction stands at follows from its payment: everything that is not in suspense is explained.
create function fh_bank_transaction_state() returns trigger
  language plpgsql set search_path = pg_catalog, public as $$
declare
  p record;
begin
  select status, amount_minor, unallocated_minor, refunded_minor, review_reason is not null or person_id is null as in_suspense
    into p from payments where id = new.payment_id;
  if not found then
    return new;
  end if;
  if p.status <> 'received' then
    new.matched_minor := 0;
    new.status := case when new.status = 'ignored' then 'ignored' else 'unmatched' end;
    return new;
  end if;
  new.matched_minor := p.amount_minor - case when p.in_suspense then p.unallocated_minor else 0 end;
  new.status := case
    when p.refunded_minor = p.amount_minor then 'refunded'
    when new.matched_minor = p.amount_minor then 'matched'
    when new.matched_minor > 0 then 'partly'
    else 'unmatched' end;
  return new;
end $$;

create trigger bank_transactions_state before insert or update on bank_transactions
  for each row when (new.payment_id is not null) execute function fh_bank_transaction_state();

-- Whatever moves a payment moves its transaction.
create function fh_payment_moved() returns trigger
  language plpgsql set search_path = pg_catalog, public as $$
begin
  update bank_transactions b set updated_at = now()
  from moved n join was o on o.id = n.id
  where b.payment_id = n.id
    and (n.status, n.unallocated_minor, n.refunded_minor, n.review_reason, n.person_id)
      is distinct from (o.status, o.unallocated_minor, o.refunded_minor, o.review_reason, o.person_id);
  return null;
end $$;

create trigger payments_moved after update on payments
  referencing old table as was new table as moved
  for each statement execute function fh_payment_moved();

-- Every receipt of a gateway is a transaction of its account. One that a statement brought before is it.
create function fh_gateway_receipts() returns trigger
  language plpgsql set search_path = pg_catalog, public as $$
begin
  insert into bank_transactions (id, company_id, reference, source, booked_on, booked_at, amount_minor, matched_minor, currency,
    gateway_account_id, payer_name, payer_phone, bill_reference, channel, payment_id, callback_id, status, created_at, updated_at)
  select gen_random_uuid(), p.company_id, p.gateway_reference, case when p.intent_id is null then 'notification' else 'gateway' end,
    p.value_date, p.received_at, p.amount_minor, 0, p.currency, p.gateway_account_id, p.payer_name, p.payer_phone, p.reference,
    p.method, p.id, p.callback_id, 'unmatched', now(), now()
  from received p
  where p.gateway_account_id is not null and p.gateway_reference is not null
  order by p.gateway_account_id, p.gateway_reference
  on conflict (company_id, coalesce(gateway_account_id::text, ''), coalesce(bank_account_id::text, ''), lower(reference))
  do update set payment_id = excluded.payment_id, updated_at = now()
    where bank_transactions.payment_id is null and bank_transactions.status = 'unmatched'
      and (bank_transactions.amount_minor, bank_transactions.currency) = (excluded.amount_minor, excluded.currency);
  return null;
end $$;

create trigger payments_receipts after insert on payments
  referencing new table as received
  for each statement execute function fh_gateway_receipts();

create unique index bank_transactions_payment_unique on bank_transactions (payment_id) where payment_id is not null;
create unique index bank_transactions_disbursement_unique on bank_transactions (disbursement_id) where disbursement_id is not null;
-- The list by state, and the search for the invoice that owes exactly what came.
create index bank_transactions_state_idx on bank_transactions (company_id, status, booked_on desc, id);
create index invoices_open_balance on invoices (company_id, currency, balance_minor) where status = 'issued' and balance_minor > 0;
create index payments_amount on payments (company_id, currency, amount_minor, value_date) where status = 'received';

insert into bank_transactions (id, company_id, reference, source, booked_on, booked_at, amount_minor, matched_minor, currency,
  gateway_account_id, payer_name, payer_phone, bill_reference, channel, payment_id, callback_id, status, created_at, updated_at)
select gen_random_uuid(), p.company_id, p.gateway_reference, case when p.intent_id is null then 'notification' else 'gateway' end,
  p.value_date, p.received_at, p.amount_minor, 0, p.currency, p.gateway_account_id, p.payer_name, p.payer_phone, p.reference,
  p.method, p.id, p.callback_id, 'unmatched', now(), now()
from payments p
where p.gateway_account_id is not null and p.gateway_reference is not null
on conflict do nothing;
