import { sql } from '@payloadcms/db-postgres'
import type { Migration } from '../db/migration.ts'

export const migration: Migration = {
  name: '0004_identity',
  up: async ({ db }) => {
    await db.execute(sql`
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"name" varchar NOT NULL,
	"kind" varchar DEFAULT 'other' NOT NULL,
	"person_id" uuid,
	"unit_id" uuid,
	"contract_id" uuid,
	"sha256" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp(3) with time zone,
	"url" varchar,
	"thumbnail_u_r_l" varchar,
	"filename" varchar,
	"mime_type" varchar,
	"filesize" numeric,
	"width" numeric,
	"height" numeric,
	CONSTRAINT "documents_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "documents_kind_values" CHECK ("kind" in ('identity', 'contract', 'receipt', 'other'))
);

CREATE TABLE "staff_grants" (
	"order" integer NOT NULL,
	"parent_id" uuid NOT NULL,
	"value" varchar,
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL
);

CREATE TABLE "staff_denials" (
	"order" integer NOT NULL,
	"parent_id" uuid NOT NULL,
	"value" varchar,
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL
);

CREATE TABLE "roles_limits" (
	"_order" integer NOT NULL,
	"_parent_id" uuid NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"permission" varchar NOT NULL,
	"amount_minor" numeric NOT NULL,
	CONSTRAINT "roles_limits_amount_minor_whole" CHECK (scale("amount_minor") = 0 and abs("amount_minor") <= 9007199254740991)
);

CREATE TABLE "positions_rels" (
	"id" serial PRIMARY KEY NOT NULL,
	"order" integer,
	"parent_id" uuid NOT NULL,
	"path" varchar NOT NULL,
	"roles_id" uuid
);

CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"kind" varchar NOT NULL,
	"email" varchar NOT NULL,
	"name" varchar NOT NULL,
	"staff_id" uuid,
	"person_id" uuid,
	"token_hash" varchar NOT NULL,
	"status" varchar DEFAULT 'pending' NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"sent_at" timestamp(3) with time zone,
	"sends" numeric DEFAULT 0 NOT NULL,
	"invited_by_id" uuid,
	"accepted_at" timestamp(3) with time zone,
	"accepted_by_id" uuid,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitations_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "invitations_kind_values" CHECK ("kind" in ('staff', 'owner', 'tenant', 'agent')),
	CONSTRAINT "invitations_status_values" CHECK ("status" in ('pending', 'accepted', 'revoked', 'expired')),
	CONSTRAINT "invitations_target_check" CHECK (case kind when 'staff' then staff_id is not null and person_id is null else person_id is not null and staff_id is null end)
);

CREATE TABLE "api_keys_permissions" (
	"order" integer NOT NULL,
	"parent_id" uuid NOT NULL,
	"value" varchar,
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL
);

CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"name" varchar NOT NULL,
	"prefix" varchar NOT NULL,
	"key_hash" varchar NOT NULL,
	"created_by_id" uuid NOT NULL,
	"expires_at" timestamp(3) with time zone,
	"last_used_at" timestamp(3) with time zone,
	"last_used_ip" varchar,
	"revoked_at" timestamp(3) with time zone,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_keys_company_id_key" UNIQUE("company_id","id")
);

CREATE TABLE "blocked_ips" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid,
	"cidr" varchar NOT NULL,
	"expires_at" timestamp(3) with time zone,
	"reason" varchar NOT NULL,
	"source" varchar DEFAULT 'manual' NOT NULL,
	"lifted_at" timestamp(3) with time zone,
	"blocked_by_id" uuid,
	"lifted_by_id" uuid,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "blocked_ips_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "blocked_ips_source_values" CHECK ("source" in ('automatic', 'manual'))
);

CREATE TABLE "support_grants" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"operator_email" varchar NOT NULL,
	"operator_id" uuid,
	"reason" varchar NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"granted_by_id" uuid,
	"revoked_at" timestamp(3) with time zone,
	"revoked_by_id" uuid,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "support_grants_company_id_key" UNIQUE("company_id","id")
);

CREATE TABLE "audit_seals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"seq" numeric NOT NULL,
	"entry_id" uuid NOT NULL,
	"hash" varchar NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_seals_company_id_key" UNIQUE("company_id","id")
);

CREATE TABLE "credentials" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"password_hash" varchar NOT NULL,
	"changed_at" timestamp(3) with time zone NOT NULL,
	"must_change" boolean DEFAULT false,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "challenges" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"ticket_hash" varchar NOT NULL,
	"purpose" varchar NOT NULL,
	"user_id" uuid,
	"email" varchar NOT NULL,
	"code_hash" varchar,
	"code_expires_at" timestamp(3) with time zone,
	"attempts" numeric DEFAULT 0 NOT NULL,
	"sends" numeric DEFAULT 0 NOT NULL,
	"next_send_at" timestamp(3) with time zone,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"used_at" timestamp(3) with time zone,
	"session_id" varchar,
	"ip" varchar,
	"user_agent" varchar,
	"data" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "challenges_purpose_values" CHECK ("purpose" in ('login', 'verify_email', 'signup', 'step_up', 'email_change'))
);

CREATE TABLE "auth_locks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" varchar NOT NULL,
	"failures" numeric DEFAULT 0 NOT NULL,
	"window_started_at" timestamp(3) with time zone NOT NULL,
	"locked_until" timestamp(3) with time zone,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "totp_factors" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"secret" varchar NOT NULL,
	"confirmed_at" timestamp(3) with time zone,
	"last_step" numeric DEFAULT 0 NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "recovery_codes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"code_hash" varchar NOT NULL,
	"used_at" timestamp(3) with time zone,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "password_resets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" varchar NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"used_at" timestamp(3) with time zone,
	"ip" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" varchar NOT NULL,
	"refresh_hash" varchar NOT NULL,
	"rotation" numeric DEFAULT 0 NOT NULL,
	"rotated_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"ends_at" timestamp(3) with time zone NOT NULL,
	"revoked_at" timestamp(3) with time zone,
	"revoke_reason" varchar,
	"factor_at" timestamp(3) with time zone,
	"factor_kind" varchar,
	"device" varchar,
	"user_agent" varchar,
	"ip" varchar,
	"last_used_at" timestamp(3) with time zone NOT NULL,
	"chosen_company_id" uuid,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_kind_values" CHECK ("kind" in ('cookie', 'bearer'))
);

ALTER TABLE "staff" DROP CONSTRAINT "staff_status_values";
ALTER TABLE "staff" ALTER COLUMN "user_id" DROP NOT NULL;
ALTER TABLE "staff" ALTER COLUMN "status" SET DEFAULT 'invited';
ALTER TABLE "companies" ADD COLUMN "second_factor_policy" varchar DEFAULT 'money' NOT NULL;
ALTER TABLE "staff" ADD COLUMN "email" varchar;
ALTER TABLE "staff" ADD COLUMN "phone" varchar;
ALTER TABLE "staff" ADD COLUMN "gender" varchar;
ALTER TABLE "staff" ADD COLUMN "address" varchar;
ALTER TABLE "staff" ADD COLUMN "city" varchar;
ALTER TABLE "staff" ADD COLUMN "postal_code" varchar;
ALTER TABLE "staff" ADD COLUMN "project_scope" varchar DEFAULT 'all' NOT NULL;
ALTER TABLE "staff" ADD COLUMN "left_at" timestamp(3) with time zone;
ALTER TABLE "staff_rels" ADD COLUMN "projects_id" uuid;
ALTER TABLE "users" ADD COLUMN "status" varchar DEFAULT 'active' NOT NULL;
ALTER TABLE "users" ADD COLUMN "email_verified_at" timestamp(3) with time zone;
ALTER TABLE "roles" ADD COLUMN "description" varchar;
ALTER TABLE "audit_log" ADD COLUMN "on_behalf_of" varchar;
ALTER TABLE "audit_log" ADD COLUMN "device" varchar;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "documents_id" uuid;
ALTER TABLE "documents" ADD CONSTRAINT "documents_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "documents" ADD CONSTRAINT "documents_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "documents" ADD CONSTRAINT "documents_unit_id_company_fk" FOREIGN KEY ("company_id","unit_id") REFERENCES "public"."units"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "documents" ADD CONSTRAINT "documents_contract_id_company_fk" FOREIGN KEY ("company_id","contract_id") REFERENCES "public"."contracts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "staff_grants" ADD CONSTRAINT "staff_grants_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "staff_denials" ADD CONSTRAINT "staff_denials_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "roles_limits" ADD CONSTRAINT "roles_limits_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."roles"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "positions_rels" ADD CONSTRAINT "positions_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."positions"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "positions_rels" ADD CONSTRAINT "positions_rels_roles_fk" FOREIGN KEY ("roles_id") REFERENCES "public"."roles"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_id_users_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_id_users_id_fk" FOREIGN KEY ("accepted_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_staff_id_company_fk" FOREIGN KEY ("company_id","staff_id") REFERENCES "public"."staff"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "api_keys_permissions" ADD CONSTRAINT "api_keys_permissions_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."api_keys"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "blocked_ips" ADD CONSTRAINT "blocked_ips_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "blocked_ips" ADD CONSTRAINT "blocked_ips_blocked_by_id_users_id_fk" FOREIGN KEY ("blocked_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "blocked_ips" ADD CONSTRAINT "blocked_ips_lifted_by_id_users_id_fk" FOREIGN KEY ("lifted_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "support_grants" ADD CONSTRAINT "support_grants_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "support_grants" ADD CONSTRAINT "support_grants_operator_id_users_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "support_grants" ADD CONSTRAINT "support_grants_granted_by_id_users_id_fk" FOREIGN KEY ("granted_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "support_grants" ADD CONSTRAINT "support_grants_revoked_by_id_users_id_fk" FOREIGN KEY ("revoked_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "audit_seals" ADD CONSTRAINT "audit_seals_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "audit_seals" ADD CONSTRAINT "audit_seals_entry_id_company_fk" FOREIGN KEY ("company_id","entry_id") REFERENCES "public"."audit_log"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "totp_factors" ADD CONSTRAINT "totp_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_chosen_company_id_companies_id_fk" FOREIGN KEY ("chosen_company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
CREATE INDEX "documents_company_idx" ON "documents" USING btree ("company_id");
CREATE INDEX "documents_person_idx" ON "documents" USING btree ("person_id");
CREATE INDEX "documents_unit_idx" ON "documents" USING btree ("unit_id");
CREATE INDEX "documents_contract_idx" ON "documents" USING btree ("contract_id");
CREATE INDEX "documents_updated_at_idx" ON "documents" USING btree ("updated_at");
CREATE INDEX "documents_created_at_idx" ON "documents" USING btree ("created_at");
CREATE INDEX "documents_deleted_at_idx" ON "documents" USING btree ("deleted_at");
CREATE UNIQUE INDEX "documents_filename_idx" ON "documents" USING btree ("filename");
CREATE INDEX "staff_grants_order_idx" ON "staff_grants" USING btree ("order");
CREATE INDEX "staff_grants_parent_idx" ON "staff_grants" USING btree ("parent_id");
CREATE INDEX "staff_denials_order_idx" ON "staff_denials" USING btree ("order");
CREATE INDEX "staff_denials_parent_idx" ON "staff_denials" USING btree ("parent_id");
CREATE INDEX "roles_limits_order_idx" ON "roles_limits" USING btree ("_order");
CREATE INDEX "roles_limits_parent_id_idx" ON "roles_limits" USING btree ("_parent_id");
CREATE INDEX "positions_rels_order_idx" ON "positions_rels" USING btree ("order");
CREATE INDEX "positions_rels_parent_idx" ON "positions_rels" USING btree ("parent_id");
CREATE INDEX "positions_rels_path_idx" ON "positions_rels" USING btree ("path");
CREATE INDEX "positions_rels_roles_id_idx" ON "positions_rels" USING btree ("roles_id");
CREATE INDEX "invitations_company_idx" ON "invitations" USING btree ("company_id");
CREATE INDEX "invitations_email_idx" ON "invitations" USING btree ("email");
CREATE INDEX "invitations_staff_idx" ON "invitations" USING btree ("staff_id");
CREATE INDEX "invitations_person_idx" ON "invitations" USING btree ("person_id");
CREATE UNIQUE INDEX "invitations_token_hash_idx" ON "invitations" USING btree ("token_hash");
CREATE INDEX "invitations_status_idx" ON "invitations" USING btree ("status");
CREATE INDEX "invitations_invited_by_idx" ON "invitations" USING btree ("invited_by_id");
CREATE INDEX "invitations_accepted_by_idx" ON "invitations" USING btree ("accepted_by_id");
CREATE INDEX "invitations_updated_at_idx" ON "invitations" USING btree ("updated_at");
CREATE INDEX "invitations_created_at_idx" ON "invitations" USING btree ("created_at");
CREATE UNIQUE INDEX "invitations_pending_staff_unique" ON "invitations" USING btree ("company_id","staff_id") WHERE status = 'pending' and staff_id is not null;
CREATE UNIQUE INDEX "invitations_pending_person_unique" ON "invitations" USING btree ("company_id","person_id") WHERE status = 'pending' and person_id is not null;
CREATE INDEX "api_keys_permissions_order_idx" ON "api_keys_permissions" USING btree ("order");
CREATE INDEX "api_keys_permissions_parent_idx" ON "api_keys_permissions" USING btree ("parent_id");
CREATE INDEX "api_keys_company_idx" ON "api_keys" USING btree ("company_id");
CREATE UNIQUE INDEX "api_keys_key_hash_idx" ON "api_keys" USING btree ("key_hash");
CREATE INDEX "api_keys_created_by_idx" ON "api_keys" USING btree ("created_by_id");
CREATE INDEX "api_keys_updated_at_idx" ON "api_keys" USING btree ("updated_at");
CREATE INDEX "api_keys_created_at_idx" ON "api_keys" USING btree ("created_at");
CREATE INDEX "blocked_ips_company_idx" ON "blocked_ips" USING btree ("company_id");
CREATE INDEX "blocked_ips_cidr_idx" ON "blocked_ips" USING btree ("cidr");
CREATE INDEX "blocked_ips_blocked_by_idx" ON "blocked_ips" USING btree ("blocked_by_id");
CREATE INDEX "blocked_ips_lifted_by_idx" ON "blocked_ips" USING btree ("lifted_by_id");
CREATE INDEX "blocked_ips_updated_at_idx" ON "blocked_ips" USING btree ("updated_at");
CREATE INDEX "blocked_ips_created_at_idx" ON "blocked_ips" USING btree ("created_at");
CREATE INDEX "support_grants_company_idx" ON "support_grants" USING btree ("company_id");
CREATE INDEX "support_grants_operator_idx" ON "support_grants" USING btree ("operator_id");
CREATE INDEX "support_grants_granted_by_idx" ON "support_grants" USING btree ("granted_by_id");
CREATE INDEX "support_grants_revoked_by_idx" ON "support_grants" USING btree ("revoked_by_id");
CREATE INDEX "support_grants_updated_at_idx" ON "support_grants" USING btree ("updated_at");
CREATE INDEX "support_grants_created_at_idx" ON "support_grants" USING btree ("created_at");
CREATE INDEX "audit_seals_company_idx" ON "audit_seals" USING btree ("company_id");
CREATE UNIQUE INDEX "audit_seals_entry_idx" ON "audit_seals" USING btree ("entry_id");
CREATE INDEX "audit_seals_updated_at_idx" ON "audit_seals" USING btree ("updated_at");
CREATE INDEX "audit_seals_created_at_idx" ON "audit_seals" USING btree ("created_at");
CREATE UNIQUE INDEX "audit_seals_seq_unique" ON "audit_seals" USING btree ("company_id","seq");
CREATE UNIQUE INDEX "credentials_user_idx" ON "credentials" USING btree ("user_id");
CREATE INDEX "credentials_updated_at_idx" ON "credentials" USING btree ("updated_at");
CREATE INDEX "credentials_created_at_idx" ON "credentials" USING btree ("created_at");
CREATE UNIQUE INDEX "challenges_ticket_hash_idx" ON "challenges" USING btree ("ticket_hash");
CREATE INDEX "challenges_user_idx" ON "challenges" USING btree ("user_id");
CREATE INDEX "challenges_updated_at_idx" ON "challenges" USING btree ("updated_at");
CREATE INDEX "challenges_created_at_idx" ON "challenges" USING btree ("created_at");
CREATE UNIQUE INDEX "auth_locks_key_idx" ON "auth_locks" USING btree ("key");
CREATE INDEX "auth_locks_updated_at_idx" ON "auth_locks" USING btree ("updated_at");
CREATE INDEX "auth_locks_created_at_idx" ON "auth_locks" USING btree ("created_at");
CREATE UNIQUE INDEX "totp_factors_user_idx" ON "totp_factors" USING btree ("user_id");
CREATE INDEX "totp_factors_updated_at_idx" ON "totp_factors" USING btree ("updated_at");
CREATE INDEX "totp_factors_created_at_idx" ON "totp_factors" USING btree ("created_at");
CREATE INDEX "recovery_codes_user_idx" ON "recovery_codes" USING btree ("user_id");
CREATE INDEX "recovery_codes_code_hash_idx" ON "recovery_codes" USING btree ("code_hash");
CREATE INDEX "recovery_codes_updated_at_idx" ON "recovery_codes" USING btree ("updated_at");
CREATE INDEX "recovery_codes_created_at_idx" ON "recovery_codes" USING btree ("created_at");
CREATE INDEX "password_resets_user_idx" ON "password_resets" USING btree ("user_id");
CREATE UNIQUE INDEX "password_resets_token_hash_idx" ON "password_resets" USING btree ("token_hash");
CREATE INDEX "password_resets_updated_at_idx" ON "password_resets" USING btree ("updated_at");
CREATE INDEX "password_resets_created_at_idx" ON "password_resets" USING btree ("created_at");
CREATE INDEX "sessions_user_idx" ON "sessions" USING btree ("user_id");
CREATE UNIQUE INDEX "sessions_refresh_hash_idx" ON "sessions" USING btree ("refresh_hash");
CREATE INDEX "sessions_chosen_company_idx" ON "sessions" USING btree ("chosen_company_id");
CREATE INDEX "sessions_updated_at_idx" ON "sessions" USING btree ("updated_at");
CREATE INDEX "sessions_created_at_idx" ON "sessions" USING btree ("created_at");
ALTER TABLE "staff_rels" ADD CONSTRAINT "staff_rels_projects_fk" FOREIGN KEY ("projects_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_documents_fk" FOREIGN KEY ("documents_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "staff_email_idx" ON "staff" USING btree ("email");
CREATE INDEX "staff_status_idx" ON "staff" USING btree ("status");
CREATE UNIQUE INDEX "staff_email_unique" ON "staff" USING btree ("company_id",lower(email)) WHERE deleted_at is null;
CREATE INDEX "staff_rels_projects_id_idx" ON "staff_rels" USING btree ("projects_id");
CREATE INDEX "company_at_idx" ON "audit_log" USING btree ("company_id","at");
CREATE INDEX "payload_locked_documents_rels_documents_id_idx" ON "payload_locked_documents_rels" USING btree ("documents_id");
ALTER TABLE "companies" ADD CONSTRAINT "companies_second_factor_policy_values" CHECK ("second_factor_policy" in ('off', 'money', 'everyone'));
ALTER TABLE "staff" ADD CONSTRAINT "staff_gender_values" CHECK ("gender" in ('female', 'male', 'other'));
ALTER TABLE "staff" ADD CONSTRAINT "staff_project_scope_values" CHECK ("project_scope" in ('all', 'assigned'));
ALTER TABLE "staff" ADD CONSTRAINT "staff_phone_check" CHECK (phone ~ '^[+][1-9][0-9]{6,14}$');
ALTER TABLE "staff" ADD CONSTRAINT "staff_member_check" CHECK (status in ('invited', 'left') or user_id is not null);
ALTER TABLE "staff" ADD CONSTRAINT "staff_status_values" CHECK ("status" in ('invited', 'active', 'suspended', 'left'));
ALTER TABLE "users" ADD CONSTRAINT "users_status_values" CHECK ("status" in ('active', 'suspended'));`)
  },
  down: async ({ db }) => {
    await db.execute(sql`
ALTER TABLE "documents" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "staff_grants" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "staff_denials" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "roles_limits" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "positions_rels" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "invitations" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "api_keys_permissions" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "api_keys" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "blocked_ips" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "support_grants" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "audit_seals" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "credentials" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "challenges" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "auth_locks" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "totp_factors" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "recovery_codes" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "password_resets" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "sessions" DISABLE ROW LEVEL SECURITY;
DROP TABLE "documents" CASCADE;
DROP TABLE "staff_grants" CASCADE;
DROP TABLE "staff_denials" CASCADE;
DROP TABLE "roles_limits" CASCADE;
DROP TABLE "positions_rels" CASCADE;
DROP TABLE "invitations" CASCADE;
DROP TABLE "api_keys_permissions" CASCADE;
DROP TABLE "api_keys" CASCADE;
DROP TABLE "blocked_ips" CASCADE;
DROP TABLE "support_grants" CASCADE;
DROP TABLE "audit_seals" CASCADE;
DROP TABLE "credentials" CASCADE;
DROP TABLE "challenges" CASCADE;
DROP TABLE "auth_locks" CASCADE;
DROP TABLE "totp_factors" CASCADE;
DROP TABLE "recovery_codes" CASCADE;
DROP TABLE "password_resets" CASCADE;
DROP TABLE "sessions" CASCADE;
ALTER TABLE "companies" DROP CONSTRAINT "companies_second_factor_policy_values";
ALTER TABLE "staff" DROP CONSTRAINT "staff_gender_values";
ALTER TABLE "staff" DROP CONSTRAINT "staff_project_scope_values";
ALTER TABLE "staff" DROP CONSTRAINT "staff_phone_check";
ALTER TABLE "staff" DROP CONSTRAINT "staff_member_check";
ALTER TABLE "staff" DROP CONSTRAINT "staff_status_values";
ALTER TABLE "users" DROP CONSTRAINT "users_status_values";
ALTER TABLE "staff_rels" DROP CONSTRAINT "staff_rels_projects_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_documents_fk";

DROP INDEX "staff_email_idx";
DROP INDEX "staff_status_idx";
DROP INDEX "staff_email_unique";
DROP INDEX "staff_rels_projects_id_idx";
DROP INDEX "company_at_idx";
DROP INDEX "payload_locked_documents_rels_documents_id_idx";
ALTER TABLE "staff" ALTER COLUMN "status" SET DEFAULT 'active';
ALTER TABLE "staff" ALTER COLUMN "user_id" SET NOT NULL;
ALTER TABLE "companies" DROP COLUMN "second_factor_policy";
ALTER TABLE "staff" DROP COLUMN "email";
ALTER TABLE "staff" DROP COLUMN "phone";
ALTER TABLE "staff" DROP COLUMN "gender";
ALTER TABLE "staff" DROP COLUMN "address";
ALTER TABLE "staff" DROP COLUMN "city";
ALTER TABLE "staff" DROP COLUMN "postal_code";
ALTER TABLE "staff" DROP COLUMN "project_scope";
ALTER TABLE "staff" DROP COLUMN "left_at";
ALTER TABLE "staff_rels" DROP COLUMN "projects_id";
ALTER TABLE "users" DROP COLUMN "status";
ALTER TABLE "users" DROP COLUMN "email_verified_at";
ALTER TABLE "roles" DROP COLUMN "description";
ALTER TABLE "audit_log" DROP COLUMN "on_behalf_of";
ALTER TABLE "audit_log" DROP COLUMN "device";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "documents_id";
ALTER TABLE "staff" ADD CONSTRAINT "staff_status_values" CHECK ("status" in ('active', 'suspended', 'left'));`)
  },
}
