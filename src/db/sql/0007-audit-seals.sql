-- A hash chain per company over the audit log. Entries are written without it, so that no change of one waits for
-- another's commit; they queue here, and fh_seal_audit chains them seconds later.
create table audit_unsealed (
  company_id uuid not null,
  position bigint generated always as identity,
  entry_id uuid not null,
  written_at timestamptz not null default clock_timestamp(),
  primary key (company_id, position)
);
insert into audit_unsealed (company_id, entry_id) select company_id, id from audit_log order by at, id;

-- With the rights of the owner, and a search path that no temporary table gets into: the application's role can
-- neither write seals nor take an entry out of the queue.
create function fh_audit_queue_seal() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_unsealed (company_id, entry_id) select company_id, id from fresh;
  return null;
end $$;

create trigger audit_log_queue_seal after insert on audit_log
  referencing new table as fresh for each statement execute function fh_audit_queue_seal();

create function fh_audit_field(name text, value text) returns text
  language sql immutable parallel safe
  return case when value is null then '' else name || '=' || octet_length(value) || ':' || value || E'\n' end;

-- What a seal covers. An empty column leaves no trace: one that is added later, at the end, keeps the old seals valid.
-- src/services/audit/entry-text.ts says the same in TypeScript.
create function fh_audit_text(entry audit_log) returns text
  language sql stable parallel safe as $$
  select fh_audit_field('id', entry.id::text)
    || fh_audit_field('company', entry.company_id::text)
    || fh_audit_field('at', to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    || fh_audit_field('actor', entry.actor_id::text)
    || fh_audit_field('onBehalfOf', entry.on_behalf_of)
    || fh_audit_field('action', entry.action)
    || fh_audit_field('entity', entry.entity)
    || fh_audit_field('entityId', entry.entity_id)
    || fh_audit_field('before', entry.before::text)
    || fh_audit_field('after', entry.after::text)
    || fh_audit_field('reason', entry.reason)
    || fh_audit_field('ip', entry.ip)
    || fh_audit_field('device', entry.device)
    || fh_audit_field('requestId', entry.request_id)
$$;

-- Seals up to so many entries of a company, in the order in which they were written. Returns how many it took off the
-- queue. One at a time per company; an entry that is gone stays in the queue, where audit:verify finds it.
create function fh_seal_audit(for_company uuid, up_to integer) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  entry record;
  last_seq bigint := 0;
  last_hash text := '';
  positions bigint[] := '{}';
  seqs bigint[] := '{}';
  entries uuid[] := '{}';
  hashes text[] := '{}';
begin
  perform pg_advisory_xact_lock(hashtextextended('audit seals ' || for_company, 0));
  select seal.seq, seal.hash into last_seq, last_hash
    from audit_seals seal where seal.company_id = for_company order by seal.seq desc limit 1;
  last_seq := coalesce(last_seq, 0);
  last_hash := coalesce(last_hash, '');
  for entry in
    select queued.position, log.id, fh_audit_text(log) as content,
           exists (select from audit_seals seal where seal.entry_id = log.id) as is_sealed
      from audit_unsealed queued
      join audit_log log on log.id = queued.entry_id and log.company_id = queued.company_id
     where queued.company_id = for_company
     order by queued.position limit up_to
  loop
    positions := positions || entry.position;
    continue when entry.is_sealed;
    last_seq := last_seq + 1;
    last_hash := encode(sha256(convert_to(last_hash || E'\n' || entry.content, 'UTF8')), 'hex');
    seqs := seqs || last_seq;
    entries := entries || entry.id;
    hashes := hashes || last_hash;
  end loop;
  insert into audit_seals (id, company_id, seq, entry_id, hash, created_at, updated_at)
    select gen_random_uuid(), for_company, sealed.seq, sealed.entry_id, sealed.hash, now(), now()
      from unnest(seqs, entries, hashes) as sealed(seq, entry_id, hash);
  delete from audit_unsealed where company_id = for_company and position = any(positions);
  return cardinality(positions);
end $$;
revoke execute on function fh_seal_audit from public;

create trigger audit_seals_append_only before update or delete on audit_seals
  for each row execute function fh_append_only();
create trigger audit_seals_no_truncate before truncate on audit_seals
  for each statement execute function fh_append_only();
