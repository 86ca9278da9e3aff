-- At most one lease per unit and day; drafts and the trash do not count.
alter table contracts add constraint contracts_one_lease_per_unit
  exclude using gist (
    unit_id with =,
    daterange(fh_date(start_date), fh_date(end_date), '[]') with &&
  ) where (kind = 'lease' and status <> 'draft' and deleted_at is null);
