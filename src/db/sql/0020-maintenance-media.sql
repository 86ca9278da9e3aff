-- The board reads a column of a company in the order of what is due.
create index maintenance_requests_board on maintenance_requests (company_id, status, due_at) where deleted_at is null;

-- The job looks for plans that fall due; a company has few of them.
create index maintenance_plans_due on maintenance_plans (company_id, next_date) where is_active;

-- A gallery is read whole and in order.
create index media_gallery on media (company_id, project_id, position) where deleted_at is null;
