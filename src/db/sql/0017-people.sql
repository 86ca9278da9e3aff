-- Duplicates are found by what is compared: the key of an identity number, the address without case, the phone.
create index people_identity_key on people (company_id, (regexp_replace(upper(national_id), '[^A-Z0-9]', '', 'g')))
  where national_id is not null and deleted_at is null;
create index people_email_key on people (company_id, lower(email)) where email is not null and deleted_at is null;
create index people_phone_key on people (company_id, phone) where phone is not null and deleted_at is null;

-- The daily look at papers that end.
create index identity_checks_ending on identity_checks (expires_on) where status = 'approved' and expires_on is not null;
