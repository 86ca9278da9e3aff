-- An owner statement is frozen from its approval on: only its payment moves, and its lines are set free by a cancellation.
create function fh_frozen_payout() returns trigger
  language plpgsql set search_path = pg_catalog, public as $$
declare
  frozen boolean;
begin
  if tg_table_name = 'payouts' then
    if old.status not in ('draft', 'pending_approval', 'rejected')
      and (old.person_id, old.project_id, old.to_date, old.currency, old.number, old.collected_minor, old.fee_minor,
           old.services_minor, old.expenses_minor, old.adjustments_minor, old.withholding_minor, old.net_minor)
        is distinct from
          (new.person_id, new.project_id, new.to_date, new.currency, new.number, new.collected_minor, new.fee_minor,
           new.services_minor, new.expenses_minor, new.adjustments_minor, new.withholding_minor, new.net_minor) then
      raise exception 'the statement is approved'
        using errcode = 'check_violation', constraint = 'payouts_frozen', table = 'payouts';
    end if;
    return new;
  end if;
  select p.status not in ('draft', 'pending_approval', 'rejected') into frozen from payouts p where p.id = old.payout_id;
  if frozen and (tg_op = 'DELETE' or (old.payout_id, old.kind, old.amount_minor, old.currency, old.entry_id, old.charge_key)
    is distinct from (new.payout_id, new.kind, new.amount_minor, new.currency, new.entry_id, new.charge_key)) then
    raise exception 'the statement is approved'
      using errcode = 'check_violation', constraint = 'payouts_frozen', table = 'payout_lines';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create trigger payouts_frozen before update on payouts for each row execute function fh_frozen_payout();
create trigger payout_lines_frozen before update or delete on payout_lines for each row execute function fh_frozen_payout();
