-- Passwords move to a table of their own; log-ins end, because their tokens are of another kind now.
insert into credentials (id, user_id, password_hash, changed_at, must_change, created_at, updated_at)
select gen_random_uuid(), id, 'pbkdf2$25000$' || salt || '$' || hash, updated_at, false, now(), now()
from users where hash is not null and salt is not null;
update users set email_verified_at = created_at where email_verified_at is null;
update staff set email = u.email from users u where u.id = staff.user_id and staff.email is null;
