-- Whoever could do everything goes on doing everything, and property managers go on seeing what they saw: roles that held
-- what went before get the codes that came after.
with whole as (
  select r.id, (select coalesce(max(p."order"), 0) from roles_permissions p where p.parent_id = r.id) as last
  from roles r
  where array(select p.value::text from roles_permissions p where p.parent_id = r.id) @> array[
    'property.projects.view', 'property.projects.create', 'property.projects.update', 'property.projects.delete',
    'property.blocks.view', 'property.blocks.create', 'property.blocks.update', 'property.blocks.delete',
    'property.units.view', 'property.units.create', 'property.units.update', 'property.units.delete',
    'property.ownerships.view', 'property.ownerships.create', 'property.ownerships.update',
    'property.ownerships.delete', 'people.people.view', 'people.people.create', 'people.people.update',
    'people.people.delete', 'contracts.leases.view', 'contracts.leases.create', 'contracts.leases.update',
    'contracts.leases.delete', 'contracts.leases.activate', 'contracts.leases.end', 'finance.invoices.view',
    'finance.billing.view', 'finance.billing.run', 'finance.payments.view', 'finance.charges.view',
    'finance.charges.create', 'finance.ledger.view', 'finance.statements.view', 'finance.gateways.view',
    'finance.gateways.update', 'settings.company.update', 'settings.branches.view', 'settings.branches.create',
    'settings.branches.update', 'settings.branches.delete', 'settings.positions.view', 'settings.positions.create',
    'settings.positions.update', 'settings.positions.delete', 'settings.staff.view', 'settings.staff.create',
    'settings.staff.update', 'settings.staff.delete', 'settings.roles.view', 'settings.roles.create',
    'settings.roles.update', 'settings.roles.delete', 'system.audit.view', 'system.jobs.view', 'system.jobs.retry',
    'system.callbacks.view', 'dashboard.overview.view', 'property.projects.overview', 'property.structure.import',
    'property.rooms.view', 'property.rooms.create', 'property.rooms.update', 'property.rooms.delete',
    'property.parking.view', 'property.parking.create', 'property.parking.update', 'property.parking.delete',
    'property.services.view', 'property.services.create', 'property.services.update', 'property.services.delete',
    'property.project-services.view', 'property.project-services.create', 'property.project-services.update',
    'property.project-services.delete', 'property.meters.view', 'property.meters.create', 'property.meters.update',
    'property.meters.delete', 'property.readings.view', 'property.readings.create', 'property.readings.update',
    'property.readings.delete', 'property.readings.import', 'property.maintenance.view',
    'property.maintenance.create', 'property.maintenance.update', 'property.maintenance.delete',
    'property.media.view', 'property.media.create', 'property.media.update', 'property.media.delete',
    'people.people.invite', 'people.people.import', 'people.verification.view', 'people.verification.create',
    'people.verification.update', 'people.verification.approve', 'people.accounts.view', 'people.accounts.create',
    'people.accounts.update', 'people.accounts.delete', 'contracts.amendments.view', 'contracts.amendments.create',
    'contracts.amendments.approve', 'sales.pipeline.view', 'sales.plans.view', 'sales.plans.create',
    'sales.plans.update', 'sales.plans.delete', 'sales.plans.approve', 'sales.reservations.view',
    'sales.reservations.create', 'sales.reservations.update', 'sales.reservations.delete',
    'sales.reservations.confirm', 'sales.reservations.extend', 'sales.reservations.cancel', 'sales.offers.view',
    'sales.offers.create', 'sales.offers.update', 'sales.offers.delete', 'sales.offers.approve', 'sales.offers.send',
    'sales.offers.decide', 'sales.offers.withdraw', 'sales.contracts.view', 'sales.contracts.create',
    'sales.contracts.update', 'sales.contracts.delete', 'sales.contracts.approve', 'sales.contracts.sign',
    'sales.contracts.activate', 'sales.contracts.cancel', 'sales.contracts.transfer', 'sales.contracts.amend',
    'sales.instalments.view', 'sales.instalments.certify', 'sales.commissions.view', 'sales.commissions.create',
    'sales.commissions.update', 'sales.commissions.approve', 'sales.commissions.pay', 'sales.commissions.cancel',
    'sales.team.view', 'sales.team.update', 'finance.rent.view', 'finance.reminders.view',
    'finance.reminders.update', 'finance.invoices.create', 'finance.invoices.update', 'finance.invoices.delete',
    'finance.invoices.issue', 'finance.invoices.void', 'finance.invoices.send', 'finance.invoices.import',
    'finance.credit-notes.view', 'finance.credit-notes.create', 'finance.credit-notes.approve',
    'finance.payments.create', 'finance.payments.allocate', 'finance.payments.reverse', 'finance.refunds.view',
    'finance.refunds.create', 'finance.refunds.approve', 'finance.refunds.pay', 'finance.penalties.view',
    'finance.penalties.create', 'finance.penalties.update', 'finance.penalties.delete', 'finance.penalties.waive',
    'finance.payouts.view', 'finance.payouts.create', 'finance.payouts.update', 'finance.payouts.submit',
    'finance.payouts.approve', 'finance.payouts.disburse', 'finance.payouts.cancel', 'finance.payouts.refund',
    'finance.expenses.view', 'finance.expenses.create', 'finance.expenses.update', 'finance.expenses.delete',
    'finance.expenses.approve', 'finance.expenses.pay', 'finance.transactions.view', 'finance.reconciliation.view',
    'finance.reconciliation.import', 'finance.reconciliation.match', 'finance.reconciliation.ignore',
    'finance.reconciliation.undo', 'finance.ledger.post', 'finance.reports.view', 'finance.reports.export',
    'documents.files.view', 'documents.files.create', 'documents.files.update', 'documents.files.delete',
    'documents.templates.view', 'documents.templates.create', 'documents.templates.update',
    'documents.templates.delete', 'documents.agreements.view', 'documents.agreements.create',
    'documents.agreements.update', 'documents.agreements.delete', 'documents.agreements.send',
    'documents.agreements.sign', 'approvals.requests.view', 'settings.verification.view',
    'settings.verification.update', 'settings.verification.submit', 'settings.api-keys.view',
    'settings.api-keys.create', 'settings.api-keys.revoke', 'settings.approvals.view', 'settings.approvals.update',
    'settings.currencies.view', 'settings.currencies.create', 'settings.currencies.update',
    'settings.currencies.delete', 'settings.penalties.view', 'settings.penalties.update', 'settings.numbering.view',
    'settings.numbering.update', 'settings.schedules.view', 'settings.schedules.update',
    'settings.notifications.view', 'settings.notifications.update', 'settings.webhooks.view',
    'settings.webhooks.create', 'settings.webhooks.update', 'settings.webhooks.delete', 'settings.blocked-ips.view',
    'settings.blocked-ips.update', 'settings.support.view', 'settings.support.grant', 'system.audit.export'
  ]
)
insert into roles_permissions ("order", parent_id, value)
select whole.last + added.position, whole.id, added.code
from whole, unnest(array[
    'people.people.merge', 'people.personal-data.view', 'people.personal-data.export', 'people.personal-data.erase',
    'contracts.leases.import', 'contracts.inspections.view', 'contracts.inspections.create',
    'contracts.inspections.update', 'contracts.inspections.delete'
  ]) with ordinality as added (code, position)
where not exists (select from roles_permissions p where p.parent_id = whole.id and p.value = added.code);

-- Identity numbers are masked from now on for those who may not see personal data.
with former as (
  select r.id, (select coalesce(max(p."order"), 0) from roles_permissions p where p.parent_id = r.id) as last
  from roles r
  where array(select p.value::text from roles_permissions p where p.parent_id = r.id)
    @> array['people.people.view', 'people.people.update']
)
insert into roles_permissions ("order", parent_id, value)
select former.last + 1, former.id, 'people.personal-data.view'
from former
where not exists (
  select from roles_permissions p where p.parent_id = former.id and p.value = 'people.personal-data.view');

-- Inspections belong to whoever ends leases.
with former as (
  select r.id, (select coalesce(max(p."order"), 0) from roles_permissions p where p.parent_id = r.id) as last
  from roles r
  where array(select p.value::text from roles_permissions p where p.parent_id = r.id) @> array['contracts.leases.end']
)
insert into roles_permissions ("order", parent_id, value)
select former.last + added.position, former.id, added.code
from former, unnest(array[
    'contracts.inspections.view', 'contracts.inspections.create', 'contracts.inspections.update',
    'contracts.inspections.delete'
  ]) with ordinality as added (code, position)
where not exists (select from roles_permissions p where p.parent_id = former.id and p.value = added.code);
