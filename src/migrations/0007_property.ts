import { sql } from '@payloadcms/db-postgres'
import type { Migration } from '../db/migration.ts'

export const migration: Migration = {
  name: '0007_property',
  up: async ({ db }) => {
    await db.execute(sql`
CREATE TABLE "rooms" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"name" varchar NOT NULL,
	"kind" varchar DEFAULT 'bedroom' NOT NULL,
	"floor" numeric,
	"area_sqm" numeric,
	"position" numeric DEFAULT 0,
	"description" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp(3) with time zone,
	CONSTRAINT "rooms_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "rooms_kind_values" CHECK ("kind" in ('bedroom', 'kitchen', 'bathroom', 'living_room', 'wc', 'storage', 'balcony', 'other')),
	CONSTRAINT "rooms_not_negative_check" CHECK (area_sqm >= 0)
);

CREATE TABLE "project_ownerships" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"share_bps" numeric DEFAULT 10000 NOT NULL,
	"from_date" varchar NOT NULL,
	"to_date" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_ownerships_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "project_ownerships_share_bps_whole" CHECK (scale("share_bps") = 0 and "share_bps" between 0 and 1000000),
	CONSTRAINT "project_ownerships_from_date_date" CHECK ("from_date" is null or fh_date("from_date") is not null),
	CONSTRAINT "project_ownerships_to_date_date" CHECK ("to_date" is null or fh_date("to_date") is not null),
	CONSTRAINT "project_ownerships_share_check" CHECK (share_bps between 1 and 10000),
	CONSTRAINT "project_ownerships_date_order_check" CHECK (to_date is null or fh_date(to_date) >= fh_date(from_date))
);

CREATE TABLE "parking_slots" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"identifier" varchar NOT NULL,
	"block_id" uuid NOT NULL,
	"project_id" uuid,
	"description" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp(3) with time zone,
	CONSTRAINT "parking_slots_company_id_key" UNIQUE("company_id","id")
);

CREATE TABLE "parking_assignments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"slot_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"project_service_id" uuid,
	"from_date" varchar NOT NULL,
	"to_date" varchar,
	"status" varchar DEFAULT 'active' NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "parking_assignments_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "parking_assignments_from_date_date" CHECK ("from_date" is null or fh_date("from_date") is not null),
	CONSTRAINT "parking_assignments_to_date_date" CHECK ("to_date" is null or fh_date("to_date") is not null),
	CONSTRAINT "parking_assignments_status_values" CHECK ("status" in ('active', 'ended')),
	CONSTRAINT "parking_assignments_date_order_check" CHECK (to_date is null or fh_date(to_date) >= fh_date(from_date))
);

CREATE TABLE "media" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"block_id" uuid,
	"unit_id" uuid,
	"title" varchar,
	"category" varchar DEFAULT 'other' NOT NULL,
	"position" numeric DEFAULT 0,
	"alt" varchar,
	"is_main" boolean DEFAULT false,
	"variants" jsonb,
	"variants_at" timestamp(3) with time zone,
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
	CONSTRAINT "media_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "media_category_values" CHECK ("category" in ('exterior', 'interior', 'floor_plan', 'other'))
);

CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"kind" varchar NOT NULL,
	"project_id" uuid,
	"file_name" varchar NOT NULL,
	"file_hash" varchar NOT NULL,
	"status" varchar DEFAULT 'checking' NOT NULL,
	"rows" numeric DEFAULT 0 NOT NULL,
	"wrong_rows" numeric DEFAULT 0 NOT NULL,
	"skipped_rows" numeric DEFAULT 0 NOT NULL,
	"created_rows" numeric DEFAULT 0 NOT NULL,
	"summary" jsonb,
	"failure" varchar,
	"started_by_id" uuid,
	"committed_at" timestamp(3) with time zone,
	"undone_at" timestamp(3) with time zone,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "imports_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "imports_kind_values" CHECK ("kind" in ('structure', 'people', 'leases', 'readings')),
	CONSTRAINT "imports_status_values" CHECK ("status" in ('checking', 'ready', 'invalid', 'committing', 'done', 'failed', 'undone'))
);

CREATE TABLE "import_rows" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row_number" numeric NOT NULL,
	"data" jsonb,
	"errors" jsonb,
	"made" jsonb,
	"status" varchar DEFAULT 'ok' NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_rows_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "import_rows_status_values" CHECK ("status" in ('ok', 'error', 'skipped', 'written'))
);

CREATE TABLE "identity_checks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"document_type" varchar NOT NULL,
	"document_number" varchar NOT NULL,
	"country" varchar,
	"expires_on" varchar,
	"front_id" uuid,
	"back_id" uuid,
	"selfie_id" uuid,
	"status" varchar DEFAULT 'pending' NOT NULL,
	"submitted_by_id" uuid,
	"submitted_at" timestamp(3) with time zone,
	"reviewed_by_id" uuid,
	"reviewed_at" timestamp(3) with time zone,
	"reason" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "identity_checks_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "identity_checks_expires_on_date" CHECK ("expires_on" is null or fh_date("expires_on") is not null),
	CONSTRAINT "identity_checks_document_type_values" CHECK ("document_type" in ('passport', 'national_id', 'driver_licence', 'residence_permit', 'registration_certificate', 'other')),
	CONSTRAINT "identity_checks_status_values" CHECK ("status" in ('pending', 'approved', 'rejected', 'expired'))
);

CREATE TABLE "payment_accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"person_id" uuid,
	"kind" varchar DEFAULT 'mobile' NOT NULL,
	"provider" varchar NOT NULL,
	"account_number" varchar NOT NULL,
	"account_name" varchar NOT NULL,
	"label" varchar,
	"is_default" boolean DEFAULT false,
	"is_active" boolean DEFAULT true,
	"status" varchar DEFAULT 'unverified' NOT NULL,
	"usable_from" timestamp(3) with time zone,
	"verified_by_id" uuid,
	"verified_at" timestamp(3) with time zone,
	"changed_by_id" uuid,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp(3) with time zone,
	CONSTRAINT "payment_accounts_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "payment_accounts_kind_values" CHECK ("kind" in ('mobile', 'bank', 'paybill', 'till')),
	CONSTRAINT "payment_accounts_status_values" CHECK ("status" in ('unverified', 'verified', 'rejected'))
);

CREATE TABLE "contract_amendments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"kind" varchar NOT NULL,
	"effective_date" varchar NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" varchar,
	"status" varchar DEFAULT 'proposed' NOT NULL,
	"proposed_by_id" uuid,
	"decided_by_id" uuid,
	"decided_at" timestamp(3) with time zone,
	"applied_at" timestamp(3) with time zone,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contract_amendments_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "contract_amendments_effective_date_date" CHECK ("effective_date" is null or fh_date("effective_date") is not null),
	CONSTRAINT "contract_amendments_kind_values" CHECK ("kind" in ('escalation', 'rent', 'term', 'other')),
	CONSTRAINT "contract_amendments_status_values" CHECK ("status" in ('proposed', 'approved', 'rejected', 'applied'))
);

CREATE TABLE "inspections_items" (
	"_order" integer NOT NULL,
	"_parent_id" uuid NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"area" varchar NOT NULL,
	"condition" varchar DEFAULT 'good' NOT NULL,
	"note" varchar,
	"deduction_minor" numeric DEFAULT 0,
	CONSTRAINT "inspections_items_deduction_minor_whole" CHECK (scale("deduction_minor") = 0 and abs("deduction_minor") <= 9007199254740991),
	CONSTRAINT "inspections_items_condition_values" CHECK ("condition" in ('good', 'fair', 'poor', 'damaged', 'missing'))
);

CREATE TABLE "inspections" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"kind" varchar DEFAULT 'move_out' NOT NULL,
	"date" varchar NOT NULL,
	"notes" varchar,
	"deposit_minor" numeric,
	"deductions_minor" numeric,
	"refund_minor" numeric,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"unit_id" uuid,
	"status" varchar DEFAULT 'draft' NOT NULL,
	"completed_by_id" uuid,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inspections_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "inspections_deposit_minor_whole" CHECK (scale("deposit_minor") = 0 and abs("deposit_minor") <= 9007199254740991),
	CONSTRAINT "inspections_deductions_minor_whole" CHECK (scale("deductions_minor") = 0 and abs("deductions_minor") <= 9007199254740991),
	CONSTRAINT "inspections_refund_minor_whole" CHECK (scale("refund_minor") = 0 and abs("refund_minor") <= 9007199254740991),
	CONSTRAINT "inspections_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "inspections_kind_values" CHECK ("kind" in ('move_in', 'move_out', 'routine')),
	CONSTRAINT "inspections_status_values" CHECK ("status" in ('draft', 'completed')),
	CONSTRAINT "inspections_not_negative_check" CHECK (deposit_minor >= 0 and deductions_minor >= 0)
);

CREATE TABLE "services" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"name" varchar NOT NULL,
	"pricing" varchar DEFAULT 'fixed' NOT NULL,
	"base_price_minor" numeric,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"percentage_bps" numeric,
	"tax_rate_bps" numeric DEFAULT 0,
	"frequency" varchar DEFAULT 'monthly' NOT NULL,
	"billed_to" varchar DEFAULT 'tenant' NOT NULL,
	"measure" varchar,
	"description" varchar,
	"requires_approval" boolean DEFAULT false,
	"is_active" boolean DEFAULT true,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp(3) with time zone,
	CONSTRAINT "services_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "services_base_price_minor_whole" CHECK (scale("base_price_minor") = 0 and abs("base_price_minor") <= 9007199254740991),
	CONSTRAINT "services_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "services_percentage_bps_whole" CHECK (scale("percentage_bps") = 0 and "percentage_bps" between 0 and 1000000),
	CONSTRAINT "services_tax_rate_bps_whole" CHECK (scale("tax_rate_bps") = 0 and "tax_rate_bps" between 0 and 1000000),
	CONSTRAINT "services_pricing_values" CHECK ("pricing" in ('fixed', 'variable', 'percentage', 'metered')),
	CONSTRAINT "services_frequency_values" CHECK ("frequency" in ('one_time', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly')),
	CONSTRAINT "services_billed_to_values" CHECK ("billed_to" in ('tenant', 'owner', 'management')),
	CONSTRAINT "services_price_check" CHECK (case pricing when 'fixed' then coalesce(base_price_minor, 0) > 0 when 'percentage' then coalesce(percentage_bps, 0) > 0 else true end),
	CONSTRAINT "services_not_negative_check" CHECK (base_price_minor >= 0)
);

CREATE TABLE "project_services" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"block_id" uuid,
	"unit_id" uuid,
	"custom_price_minor" numeric,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"start_date" varchar NOT NULL,
	"end_date" varchar,
	"paused_from" varchar,
	"note" varchar,
	"pauses" jsonb,
	"status" varchar DEFAULT 'active' NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_services_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "project_services_custom_price_minor_whole" CHECK (scale("custom_price_minor") = 0 and abs("custom_price_minor") <= 9007199254740991),
	CONSTRAINT "project_services_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "project_services_start_date_date" CHECK ("start_date" is null or fh_date("start_date") is not null),
	CONSTRAINT "project_services_end_date_date" CHECK ("end_date" is null or fh_date("end_date") is not null),
	CONSTRAINT "project_services_status_values" CHECK ("status" in ('pending_approval', 'active', 'paused', 'ended')),
	CONSTRAINT "project_services_not_negative_check" CHECK (custom_price_minor >= 0),
	CONSTRAINT "project_services_date_order_check" CHECK (end_date is null or fh_date(end_date) >= fh_date(start_date))
);

CREATE TABLE "meters" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"identifier" varchar NOT NULL,
	"kind" varchar DEFAULT 'water' NOT NULL,
	"measure" varchar DEFAULT 'm³' NOT NULL,
	"project_id" uuid NOT NULL,
	"block_id" uuid,
	"unit_id" uuid,
	"project_service_id" uuid,
	"initial_reading" numeric DEFAULT 0 NOT NULL,
	"installed_on" varchar NOT NULL,
	"removed_on" varchar,
	"last_reading" numeric,
	"last_reading_date" varchar,
	"replaces_id" uuid,
	"status" varchar DEFAULT 'active' NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp(3) with time zone,
	CONSTRAINT "meters_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "meters_installed_on_date" CHECK ("installed_on" is null or fh_date("installed_on") is not null),
	CONSTRAINT "meters_removed_on_date" CHECK ("removed_on" is null or fh_date("removed_on") is not null),
	CONSTRAINT "meters_last_reading_date_date" CHECK ("last_reading_date" is null or fh_date("last_reading_date") is not null),
	CONSTRAINT "meters_kind_values" CHECK ("kind" in ('water', 'electricity', 'gas', 'heat', 'other')),
	CONSTRAINT "meters_status_values" CHECK ("status" in ('active', 'replaced', 'removed')),
	CONSTRAINT "meters_date_order_check" CHECK (removed_on is null or fh_date(removed_on) >= fh_date(installed_on))
);

CREATE TABLE "meter_readings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"meter_id" uuid NOT NULL,
	"reading_date" varchar NOT NULL,
	"value" numeric NOT NULL,
	"consumption" numeric,
	"kind" varchar DEFAULT 'actual' NOT NULL,
	"source" varchar DEFAULT 'entry' NOT NULL,
	"photo_id" uuid,
	"note" varchar,
	"doubt" varchar,
	"recorded_by_id" uuid,
	"status" varchar DEFAULT 'accepted' NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "meter_readings_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "meter_readings_reading_date_date" CHECK ("reading_date" is null or fh_date("reading_date") is not null),
	CONSTRAINT "meter_readings_kind_values" CHECK ("kind" in ('actual', 'estimated', 'final', 'initial')),
	CONSTRAINT "meter_readings_source_values" CHECK ("source" in ('entry', 'import', 'system')),
	CONSTRAINT "meter_readings_status_values" CHECK ("status" in ('accepted', 'questioned', 'rejected')),
	CONSTRAINT "meter_readings_not_negative_check" CHECK (value >= 0)
);

CREATE TABLE "maintenance_requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"number" varchar,
	"title" varchar NOT NULL,
	"description" varchar,
	"project_id" uuid NOT NULL,
	"block_id" uuid,
	"unit_id" uuid,
	"category" varchar DEFAULT 'other' NOT NULL,
	"priority" varchar DEFAULT 'medium' NOT NULL,
	"assignee_id" uuid,
	"vendor_id" uuid,
	"reporter_id" uuid,
	"cost_minor" numeric,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"charged_to" varchar DEFAULT 'company' NOT NULL,
	"status" varchar DEFAULT 'open' NOT NULL,
	"origin" varchar DEFAULT 'staff' NOT NULL,
	"due_at" timestamp(3) with time zone,
	"started_at" timestamp(3) with time zone,
	"resolved_at" timestamp(3) with time zone,
	"closed_at" timestamp(3) with time zone,
	"reopened" numeric DEFAULT 0,
	"satisfaction" numeric,
	"satisfaction_note" varchar,
	"plan_id" uuid,
	"plan_date" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp(3) with time zone,
	CONSTRAINT "maintenance_requests_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "maintenance_requests_cost_minor_whole" CHECK (scale("cost_minor") = 0 and abs("cost_minor") <= 9007199254740991),
	CONSTRAINT "maintenance_requests_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "maintenance_requests_plan_date_date" CHECK ("plan_date" is null or fh_date("plan_date") is not null),
	CONSTRAINT "maintenance_requests_category_values" CHECK ("category" in ('plumbing', 'electrical', 'structural', 'appliance', 'cleaning', 'security', 'lift', 'grounds', 'other')),
	CONSTRAINT "maintenance_requests_priority_values" CHECK ("priority" in ('low', 'medium', 'high', 'urgent')),
	CONSTRAINT "maintenance_requests_charged_to_values" CHECK ("charged_to" in ('company', 'owner', 'tenant')),
	CONSTRAINT "maintenance_requests_status_values" CHECK ("status" in ('open', 'in_progress', 'resolved', 'closed', 'cancelled')),
	CONSTRAINT "maintenance_requests_origin_values" CHECK ("origin" in ('staff', 'owner', 'tenant', 'plan')),
	CONSTRAINT "maintenance_requests_not_negative_check" CHECK (cost_minor >= 0),
	CONSTRAINT "maintenance_requests_satisfaction_check" CHECK (satisfaction between 1 and 5)
);

CREATE TABLE "maintenance_comments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"kind" varchar DEFAULT 'comment' NOT NULL,
	"body" varchar NOT NULL,
	"is_internal" boolean DEFAULT false,
	"author_id" uuid,
	"author_name" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "maintenance_comments_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "maintenance_comments_kind_values" CHECK ("kind" in ('comment', 'status', 'assignment', 'satisfaction'))
);

CREATE TABLE "maintenance_plans" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"title" varchar NOT NULL,
	"description" varchar,
	"project_id" uuid NOT NULL,
	"block_id" uuid,
	"unit_id" uuid,
	"category" varchar DEFAULT 'other' NOT NULL,
	"priority" varchar DEFAULT 'medium' NOT NULL,
	"every" numeric DEFAULT 1 NOT NULL,
	"interval" varchar DEFAULT 'month' NOT NULL,
	"next_date" varchar NOT NULL,
	"lead_days" numeric DEFAULT 7 NOT NULL,
	"assignee_id" uuid,
	"vendor_id" uuid,
	"is_active" boolean DEFAULT true,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "maintenance_plans_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "maintenance_plans_next_date_date" CHECK ("next_date" is null or fh_date("next_date") is not null),
	CONSTRAINT "maintenance_plans_category_values" CHECK ("category" in ('plumbing', 'electrical', 'structural', 'appliance', 'cleaning', 'security', 'lift', 'grounds', 'other')),
	CONSTRAINT "maintenance_plans_priority_values" CHECK ("priority" in ('low', 'medium', 'high', 'urgent')),
	CONSTRAINT "maintenance_plans_interval_values" CHECK ("interval" in ('day', 'week', 'month', 'year')),
	CONSTRAINT "maintenance_plans_every_check" CHECK (every between 1 and 365)
);

ALTER TABLE "units" DROP CONSTRAINT "units_status_values";
ALTER TABLE "people" DROP CONSTRAINT "people_verification_values";
ALTER TABLE "contracts" DROP CONSTRAINT "contracts_status_values";
ALTER TABLE "documents" DROP CONSTRAINT "documents_kind_values";
ALTER TABLE "projects" ADD COLUMN "area" varchar;
ALTER TABLE "projects" ADD COLUMN "project_type" varchar DEFAULT 'residential' NOT NULL;
ALTER TABLE "projects" ADD COLUMN "stage" varchar DEFAULT 'ongoing' NOT NULL;
ALTER TABLE "projects" ADD COLUMN "start_date" varchar;
ALTER TABLE "projects" ADD COLUMN "end_date" varchar;
ALTER TABLE "projects" ADD COLUMN "description" varchar;
ALTER TABLE "projects" ADD COLUMN "boundary" jsonb;
ALTER TABLE "blocks" ADD COLUMN "floors" numeric DEFAULT 0 NOT NULL;
ALTER TABLE "blocks" ADD COLUMN "position" numeric DEFAULT 0;
ALTER TABLE "blocks" ADD COLUMN "description" varchar;
ALTER TABLE "units" ADD COLUMN "management_mode" varchar;
ALTER TABLE "units" ADD COLUMN "offering" varchar DEFAULT 'rent' NOT NULL;
ALTER TABLE "units" ADD COLUMN "sale_price_minor" numeric;
ALTER TABLE "units" ADD COLUMN "deposit_minor" numeric;
ALTER TABLE "units" ADD COLUMN "bathrooms" numeric;
ALTER TABLE "units" ADD COLUMN "floors" numeric;
ALTER TABLE "units" ADD COLUMN "position" numeric DEFAULT 0;
ALTER TABLE "units" ADD COLUMN "description" varchar;
ALTER TABLE "units" ADD COLUMN "location_lat" numeric;
ALTER TABLE "units" ADD COLUMN "location_lng" numeric;
ALTER TABLE "ownerships" ADD COLUMN "project_ownership_id" uuid;
ALTER TABLE "people" ADD COLUMN "tax_number" varchar;
ALTER TABLE "people" ADD COLUMN "birth_date" varchar;
ALTER TABLE "people" ADD COLUMN "gender" varchar;
ALTER TABLE "people" ADD COLUMN "address" varchar;
ALTER TABLE "people" ADD COLUMN "city" varchar;
ALTER TABLE "people" ADD COLUMN "country" varchar;
ALTER TABLE "people" ADD COLUMN "notes" varchar;
ALTER TABLE "people" ADD COLUMN "merged_into_id" uuid;
ALTER TABLE "people" ADD COLUMN "erased_at" timestamp(3) with time zone;
ALTER TABLE "contracts" ADD COLUMN "escalation" varchar DEFAULT 'none' NOT NULL;
ALTER TABLE "contracts" ADD COLUMN "escalation_bps" numeric;
ALTER TABLE "contracts" ADD COLUMN "escalation_minor" numeric;
ALTER TABLE "contracts" ADD COLUMN "escalation_months" numeric DEFAULT 12;
ALTER TABLE "contracts" ADD COLUMN "agent_id" uuid;
ALTER TABLE "contracts" ADD COLUMN "commission_minor" numeric;
ALTER TABLE "contracts" ADD COLUMN "next_escalation_date" varchar;
ALTER TABLE "contracts" ADD COLUMN "notice_date" varchar;
ALTER TABLE "contracts" ADD COLUMN "vacated_on" varchar;
ALTER TABLE "contracts" ADD COLUMN "renewal_of_id" uuid;
ALTER TABLE "documents" ADD COLUMN "maintenance_request_id" uuid;
ALTER TABLE "documents" ADD COLUMN "inspection_id" uuid;
ALTER TABLE "companies" ADD COLUMN "lease_expiry_notice_days" numeric DEFAULT 60 NOT NULL;
ALTER TABLE "companies" ADD COLUMN "meter_jump_factor" numeric DEFAULT 3 NOT NULL;
ALTER TABLE "companies" ADD COLUMN "payee_cooling_hours" numeric DEFAULT 24 NOT NULL;
ALTER TABLE "companies" ADD COLUMN "person_retention_months" numeric DEFAULT 0 NOT NULL;
ALTER TABLE "companies" ADD COLUMN "maintenance_hours_urgent" numeric DEFAULT 4 NOT NULL;
ALTER TABLE "companies" ADD COLUMN "maintenance_hours_high" numeric DEFAULT 24 NOT NULL;
ALTER TABLE "companies" ADD COLUMN "maintenance_hours_medium" numeric DEFAULT 72 NOT NULL;
ALTER TABLE "companies" ADD COLUMN "maintenance_hours_low" numeric DEFAULT 168 NOT NULL;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "rooms_id" uuid;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "project_ownerships_id" uuid;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "parking_slots_id" uuid;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "media_id" uuid;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "payment_accounts_id" uuid;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "inspections_id" uuid;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "services_id" uuid;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "project_services_id" uuid;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "meters_id" uuid;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "maintenance_requests_id" uuid;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "maintenance_plans_id" uuid;
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_unit_id_company_fk" FOREIGN KEY ("company_id","unit_id") REFERENCES "public"."units"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "project_ownerships" ADD CONSTRAINT "project_ownerships_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "project_ownerships" ADD CONSTRAINT "project_ownerships_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "project_ownerships" ADD CONSTRAINT "project_ownerships_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "parking_slots" ADD CONSTRAINT "parking_slots_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "parking_slots" ADD CONSTRAINT "parking_slots_block_id_company_fk" FOREIGN KEY ("company_id","block_id") REFERENCES "public"."blocks"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "parking_slots" ADD CONSTRAINT "parking_slots_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "parking_assignments" ADD CONSTRAINT "parking_assignments_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "parking_assignments" ADD CONSTRAINT "parking_assignments_slot_id_company_fk" FOREIGN KEY ("company_id","slot_id") REFERENCES "public"."parking_slots"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "parking_assignments" ADD CONSTRAINT "parking_assignments_unit_id_company_fk" FOREIGN KEY ("company_id","unit_id") REFERENCES "public"."units"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "parking_assignments" ADD CONSTRAINT "parking_assignments_project_service_id_company_fk" FOREIGN KEY ("company_id","project_service_id") REFERENCES "public"."project_services"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "media" ADD CONSTRAINT "media_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "media" ADD CONSTRAINT "media_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "media" ADD CONSTRAINT "media_block_id_company_fk" FOREIGN KEY ("company_id","block_id") REFERENCES "public"."blocks"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "media" ADD CONSTRAINT "media_unit_id_company_fk" FOREIGN KEY ("company_id","unit_id") REFERENCES "public"."units"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "imports" ADD CONSTRAINT "imports_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "imports" ADD CONSTRAINT "imports_started_by_id_users_id_fk" FOREIGN KEY ("started_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "imports" ADD CONSTRAINT "imports_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_company_fk" FOREIGN KEY ("company_id","import_id") REFERENCES "public"."imports"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "identity_checks" ADD CONSTRAINT "identity_checks_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "identity_checks" ADD CONSTRAINT "identity_checks_submitted_by_id_users_id_fk" FOREIGN KEY ("submitted_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "identity_checks" ADD CONSTRAINT "identity_checks_reviewed_by_id_users_id_fk" FOREIGN KEY ("reviewed_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "identity_checks" ADD CONSTRAINT "identity_checks_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "identity_checks" ADD CONSTRAINT "identity_checks_front_id_company_fk" FOREIGN KEY ("company_id","front_id") REFERENCES "public"."documents"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "identity_checks" ADD CONSTRAINT "identity_checks_back_id_company_fk" FOREIGN KEY ("company_id","back_id") REFERENCES "public"."documents"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "identity_checks" ADD CONSTRAINT "identity_checks_selfie_id_company_fk" FOREIGN KEY ("company_id","selfie_id") REFERENCES "public"."documents"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payment_accounts" ADD CONSTRAINT "payment_accounts_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payment_accounts" ADD CONSTRAINT "payment_accounts_verified_by_id_users_id_fk" FOREIGN KEY ("verified_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payment_accounts" ADD CONSTRAINT "payment_accounts_changed_by_id_users_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payment_accounts" ADD CONSTRAINT "payment_accounts_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "contract_amendments" ADD CONSTRAINT "contract_amendments_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "contract_amendments" ADD CONSTRAINT "contract_amendments_proposed_by_id_users_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "contract_amendments" ADD CONSTRAINT "contract_amendments_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "contract_amendments" ADD CONSTRAINT "contract_amendments_contract_id_company_fk" FOREIGN KEY ("company_id","contract_id") REFERENCES "public"."contracts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "inspections_items" ADD CONSTRAINT "inspections_items_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."inspections"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "inspections" ADD CONSTRAINT "inspections_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "inspections" ADD CONSTRAINT "inspections_completed_by_id_users_id_fk" FOREIGN KEY ("completed_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "inspections" ADD CONSTRAINT "inspections_contract_id_company_fk" FOREIGN KEY ("company_id","contract_id") REFERENCES "public"."contracts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "inspections" ADD CONSTRAINT "inspections_unit_id_company_fk" FOREIGN KEY ("company_id","unit_id") REFERENCES "public"."units"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "services" ADD CONSTRAINT "services_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "project_services" ADD CONSTRAINT "project_services_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "project_services" ADD CONSTRAINT "project_services_service_id_company_fk" FOREIGN KEY ("company_id","service_id") REFERENCES "public"."services"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "project_services" ADD CONSTRAINT "project_services_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "project_services" ADD CONSTRAINT "project_services_block_id_company_fk" FOREIGN KEY ("company_id","block_id") REFERENCES "public"."blocks"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "project_services" ADD CONSTRAINT "project_services_unit_id_company_fk" FOREIGN KEY ("company_id","unit_id") REFERENCES "public"."units"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "meters" ADD CONSTRAINT "meters_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "meters" ADD CONSTRAINT "meters_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "meters" ADD CONSTRAINT "meters_block_id_company_fk" FOREIGN KEY ("company_id","block_id") REFERENCES "public"."blocks"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "meters" ADD CONSTRAINT "meters_unit_id_company_fk" FOREIGN KEY ("company_id","unit_id") REFERENCES "public"."units"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "meters" ADD CONSTRAINT "meters_project_service_id_company_fk" FOREIGN KEY ("company_id","project_service_id") REFERENCES "public"."project_services"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "meters" ADD CONSTRAINT "meters_replaces_id_company_fk" FOREIGN KEY ("company_id","replaces_id") REFERENCES "public"."meters"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "meter_readings" ADD CONSTRAINT "meter_readings_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "meter_readings" ADD CONSTRAINT "meter_readings_recorded_by_id_users_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "meter_readings" ADD CONSTRAINT "meter_readings_meter_id_company_fk" FOREIGN KEY ("company_id","meter_id") REFERENCES "public"."meters"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "meter_readings" ADD CONSTRAINT "meter_readings_photo_id_company_fk" FOREIGN KEY ("company_id","photo_id") REFERENCES "public"."documents"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "maintenance_requests" ADD CONSTRAINT "maintenance_requests_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "maintenance_requests" ADD CONSTRAINT "maintenance_requests_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "maintenance_requests" ADD CONSTRAINT "maintenance_requests_block_id_company_fk" FOREIGN KEY ("company_id","block_id") REFERENCES "public"."blocks"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "maintenance_requests" ADD CONSTRAINT "maintenance_requests_unit_id_company_fk" FOREIGN KEY ("company_id","unit_id") REFERENCES "public"."units"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "maintenance_requests" ADD CONSTRAINT "maintenance_requests_assignee_id_company_fk" FOREIGN KEY ("company_id","assignee_id") REFERENCES "public"."staff"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "maintenance_requests" ADD CONSTRAINT "maintenance_requests_vendor_id_company_fk" FOREIGN KEY ("company_id","vendor_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "maintenance_requests" ADD CONSTRAINT "maintenance_requests_reporter_id_company_fk" FOREIGN KEY ("company_id","reporter_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "maintenance_requests" ADD CONSTRAINT "maintenance_requests_plan_id_company_fk" FOREIGN KEY ("company_id","plan_id") REFERENCES "public"."maintenance_plans"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "maintenance_comments" ADD CONSTRAINT "maintenance_comments_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "maintenance_comments" ADD CONSTRAINT "maintenance_comments_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "maintenance_comments" ADD CONSTRAINT "maintenance_comments_request_id_company_fk" FOREIGN KEY ("company_id","request_id") REFERENCES "public"."maintenance_requests"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "maintenance_plans" ADD CONSTRAINT "maintenance_plans_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "maintenance_plans" ADD CONSTRAINT "maintenance_plans_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "maintenance_plans" ADD CONSTRAINT "maintenance_plans_block_id_company_fk" FOREIGN KEY ("company_id","block_id") REFERENCES "public"."blocks"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "maintenance_plans" ADD CONSTRAINT "maintenance_plans_unit_id_company_fk" FOREIGN KEY ("company_id","unit_id") REFERENCES "public"."units"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "maintenance_plans" ADD CONSTRAINT "maintenance_plans_assignee_id_company_fk" FOREIGN KEY ("company_id","assignee_id") REFERENCES "public"."staff"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "maintenance_plans" ADD CONSTRAINT "maintenance_plans_vendor_id_company_fk" FOREIGN KEY ("company_id","vendor_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
CREATE INDEX "rooms_company_idx" ON "rooms" USING btree ("company_id");
CREATE INDEX "rooms_unit_idx" ON "rooms" USING btree ("unit_id");
CREATE INDEX "rooms_updated_at_idx" ON "rooms" USING btree ("updated_at");
CREATE INDEX "rooms_created_at_idx" ON "rooms" USING btree ("created_at");
CREATE INDEX "rooms_deleted_at_idx" ON "rooms" USING btree ("deleted_at");
CREATE UNIQUE INDEX "rooms_name_unique" ON "rooms" USING btree ("company_id","unit_id",lower(name)) WHERE deleted_at is null;
CREATE INDEX "project_ownerships_company_idx" ON "project_ownerships" USING btree ("company_id");
CREATE INDEX "project_ownerships_project_idx" ON "project_ownerships" USING btree ("project_id");
CREATE INDEX "project_ownerships_person_idx" ON "project_ownerships" USING btree ("person_id");
CREATE INDEX "project_ownerships_updated_at_idx" ON "project_ownerships" USING btree ("updated_at");
CREATE INDEX "project_ownerships_created_at_idx" ON "project_ownerships" USING btree ("created_at");
CREATE INDEX "parking_slots_company_idx" ON "parking_slots" USING btree ("company_id");
CREATE INDEX "parking_slots_identifier_idx" ON "parking_slots" USING btree ("identifier");
CREATE INDEX "parking_slots_block_idx" ON "parking_slots" USING btree ("block_id");
CREATE INDEX "parking_slots_project_idx" ON "parking_slots" USING btree ("project_id");
CREATE INDEX "parking_slots_updated_at_idx" ON "parking_slots" USING btree ("updated_at");
CREATE INDEX "parking_slots_created_at_idx" ON "parking_slots" USING btree ("created_at");
CREATE INDEX "parking_slots_deleted_at_idx" ON "parking_slots" USING btree ("deleted_at");
CREATE UNIQUE INDEX "parking_slots_identifier_unique" ON "parking_slots" USING btree ("company_id","block_id",lower(identifier)) WHERE deleted_at is null;
CREATE INDEX "parking_assignments_company_idx" ON "parking_assignments" USING btree ("company_id");
CREATE INDEX "parking_assignments_slot_idx" ON "parking_assignments" USING btree ("slot_id");
CREATE INDEX "parking_assignments_unit_idx" ON "parking_assignments" USING btree ("unit_id");
CREATE INDEX "parking_assignments_project_service_idx" ON "parking_assignments" USING btree ("project_service_id");
CREATE INDEX "parking_assignments_status_idx" ON "parking_assignments" USING btree ("status");
CREATE INDEX "parking_assignments_updated_at_idx" ON "parking_assignments" USING btree ("updated_at");
CREATE INDEX "parking_assignments_created_at_idx" ON "parking_assignments" USING btree ("created_at");
CREATE UNIQUE INDEX "parking_assignments_live_unique" ON "parking_assignments" USING btree ("company_id","slot_id") WHERE status = 'active';
CREATE INDEX "media_company_idx" ON "media" USING btree ("company_id");
CREATE INDEX "media_project_idx" ON "media" USING btree ("project_id");
CREATE INDEX "media_block_idx" ON "media" USING btree ("block_id");
CREATE INDEX "media_unit_idx" ON "media" USING btree ("unit_id");
CREATE INDEX "media_updated_at_idx" ON "media" USING btree ("updated_at");
CREATE INDEX "media_created_at_idx" ON "media" USING btree ("created_at");
CREATE INDEX "media_deleted_at_idx" ON "media" USING btree ("deleted_at");
CREATE UNIQUE INDEX "media_filename_idx" ON "media" USING btree ("filename");
CREATE UNIQUE INDEX "media_main_unique" ON "media" USING btree ("company_id","project_id",coalesce(block_id::text, ''),coalesce(unit_id::text, '')) WHERE is_main and deleted_at is null;
CREATE INDEX "imports_company_idx" ON "imports" USING btree ("company_id");
CREATE INDEX "imports_project_idx" ON "imports" USING btree ("project_id");
CREATE INDEX "imports_file_hash_idx" ON "imports" USING btree ("file_hash");
CREATE INDEX "imports_status_idx" ON "imports" USING btree ("status");
CREATE INDEX "imports_started_by_idx" ON "imports" USING btree ("started_by_id");
CREATE INDEX "imports_updated_at_idx" ON "imports" USING btree ("updated_at");
CREATE INDEX "imports_created_at_idx" ON "imports" USING btree ("created_at");
CREATE UNIQUE INDEX "imports_file_unique" ON "imports" USING btree ("company_id","kind",coalesce(project_id::text, ''),"file_hash") WHERE status in ('committing', 'done');
CREATE INDEX "import_rows_company_idx" ON "import_rows" USING btree ("company_id");
CREATE INDEX "import_rows_import_idx" ON "import_rows" USING btree ("import_id");
CREATE INDEX "import_rows_status_idx" ON "import_rows" USING btree ("status");
CREATE INDEX "import_rows_updated_at_idx" ON "import_rows" USING btree ("updated_at");
CREATE INDEX "import_rows_created_at_idx" ON "import_rows" USING btree ("created_at");
CREATE UNIQUE INDEX "import_rows_row_unique" ON "import_rows" USING btree ("import_id","row_number");
CREATE INDEX "identity_checks_company_idx" ON "identity_checks" USING btree ("company_id");
CREATE INDEX "identity_checks_person_idx" ON "identity_checks" USING btree ("person_id");
CREATE INDEX "identity_checks_expires_on_idx" ON "identity_checks" USING btree ("expires_on");
CREATE INDEX "identity_checks_front_idx" ON "identity_checks" USING btree ("front_id");
CREATE INDEX "identity_checks_back_idx" ON "identity_checks" USING btree ("back_id");
CREATE INDEX "identity_checks_selfie_idx" ON "identity_checks" USING btree ("selfie_id");
CREATE INDEX "identity_checks_status_idx" ON "identity_checks" USING btree ("status");
CREATE INDEX "identity_checks_submitted_by_idx" ON "identity_checks" USING btree ("submitted_by_id");
CREATE INDEX "identity_checks_reviewed_by_idx" ON "identity_checks" USING btree ("reviewed_by_id");
CREATE INDEX "identity_checks_updated_at_idx" ON "identity_checks" USING btree ("updated_at");
CREATE INDEX "identity_checks_created_at_idx" ON "identity_checks" USING btree ("created_at");
CREATE UNIQUE INDEX "identity_checks_pending_unique" ON "identity_checks" USING btree ("company_id","person_id") WHERE status = 'pending';
CREATE INDEX "payment_accounts_company_idx" ON "payment_accounts" USING btree ("company_id");
CREATE INDEX "payment_accounts_person_idx" ON "payment_accounts" USING btree ("person_id");
CREATE INDEX "payment_accounts_status_idx" ON "payment_accounts" USING btree ("status");
CREATE INDEX "payment_accounts_verified_by_idx" ON "payment_accounts" USING btree ("verified_by_id");
CREATE INDEX "payment_accounts_changed_by_idx" ON "payment_accounts" USING btree ("changed_by_id");
CREATE INDEX "payment_accounts_updated_at_idx" ON "payment_accounts" USING btree ("updated_at");
CREATE INDEX "payment_accounts_created_at_idx" ON "payment_accounts" USING btree ("created_at");
CREATE INDEX "payment_accounts_deleted_at_idx" ON "payment_accounts" USING btree ("deleted_at");
CREATE UNIQUE INDEX "payment_accounts_default_unique" ON "payment_accounts" USING btree ("company_id",coalesce(person_id::text, '')) WHERE is_default and deleted_at is null;
CREATE UNIQUE INDEX "payment_accounts_number_unique" ON "payment_accounts" USING btree ("company_id",coalesce(person_id::text, ''),"kind","provider",lower(account_number)) WHERE deleted_at is null;
CREATE INDEX "contract_amendments_company_idx" ON "contract_amendments" USING btree ("company_id");
CREATE INDEX "contract_amendments_contract_idx" ON "contract_amendments" USING btree ("contract_id");
CREATE INDEX "contract_amendments_effective_date_idx" ON "contract_amendments" USING btree ("effective_date");
CREATE INDEX "contract_amendments_status_idx" ON "contract_amendments" USING btree ("status");
CREATE INDEX "contract_amendments_proposed_by_idx" ON "contract_amendments" USING btree ("proposed_by_id");
CREATE INDEX "contract_amendments_decided_by_idx" ON "contract_amendments" USING btree ("decided_by_id");
CREATE INDEX "contract_amendments_updated_at_idx" ON "contract_amendments" USING btree ("updated_at");
CREATE INDEX "contract_amendments_created_at_idx" ON "contract_amendments" USING btree ("created_at");
CREATE UNIQUE INDEX "contract_amendments_day_unique" ON "contract_amendments" USING btree ("company_id","contract_id","kind","effective_date") WHERE status <> 'rejected';
CREATE INDEX "inspections_items_order_idx" ON "inspections_items" USING btree ("_order");
CREATE INDEX "inspections_items_parent_id_idx" ON "inspections_items" USING btree ("_parent_id");
CREATE INDEX "inspections_company_idx" ON "inspections" USING btree ("company_id");
CREATE INDEX "inspections_contract_idx" ON "inspections" USING btree ("contract_id");
CREATE INDEX "inspections_unit_idx" ON "inspections" USING btree ("unit_id");
CREATE INDEX "inspections_status_idx" ON "inspections" USING btree ("status");
CREATE INDEX "inspections_completed_by_idx" ON "inspections" USING btree ("completed_by_id");
CREATE INDEX "inspections_updated_at_idx" ON "inspections" USING btree ("updated_at");
CREATE INDEX "inspections_created_at_idx" ON "inspections" USING btree ("created_at");
CREATE UNIQUE INDEX "inspections_move_unique" ON "inspections" USING btree ("company_id","contract_id","kind") WHERE kind <> 'routine';
CREATE INDEX "services_company_idx" ON "services" USING btree ("company_id");
CREATE INDEX "services_updated_at_idx" ON "services" USING btree ("updated_at");
CREATE INDEX "services_created_at_idx" ON "services" USING btree ("created_at");
CREATE INDEX "services_deleted_at_idx" ON "services" USING btree ("deleted_at");
CREATE UNIQUE INDEX "services_name_unique" ON "services" USING btree ("company_id",lower(name)) WHERE deleted_at is null;
CREATE INDEX "project_services_company_idx" ON "project_services" USING btree ("company_id");
CREATE INDEX "project_services_service_idx" ON "project_services" USING btree ("service_id");
CREATE INDEX "project_services_project_idx" ON "project_services" USING btree ("project_id");
CREATE INDEX "project_services_block_idx" ON "project_services" USING btree ("block_id");
CREATE INDEX "project_services_unit_idx" ON "project_services" USING btree ("unit_id");
CREATE INDEX "project_services_status_idx" ON "project_services" USING btree ("status");
CREATE INDEX "project_services_updated_at_idx" ON "project_services" USING btree ("updated_at");
CREATE INDEX "project_services_created_at_idx" ON "project_services" USING btree ("created_at");
CREATE UNIQUE INDEX "project_services_live_unique" ON "project_services" USING btree ("company_id","service_id","project_id",coalesce(block_id::text, ''),coalesce(unit_id::text, '')) WHERE status <> 'ended';
CREATE INDEX "meters_company_idx" ON "meters" USING btree ("company_id");
CREATE INDEX "meters_identifier_idx" ON "meters" USING btree ("identifier");
CREATE INDEX "meters_project_idx" ON "meters" USING btree ("project_id");
CREATE INDEX "meters_block_idx" ON "meters" USING btree ("block_id");
CREATE INDEX "meters_unit_idx" ON "meters" USING btree ("unit_id");
CREATE INDEX "meters_project_service_idx" ON "meters" USING btree ("project_service_id");
CREATE INDEX "meters_replaces_idx" ON "meters" USING btree ("replaces_id");
CREATE INDEX "meters_status_idx" ON "meters" USING btree ("status");
CREATE INDEX "meters_updated_at_idx" ON "meters" USING btree ("updated_at");
CREATE INDEX "meters_created_at_idx" ON "meters" USING btree ("created_at");
CREATE INDEX "meters_deleted_at_idx" ON "meters" USING btree ("deleted_at");
CREATE UNIQUE INDEX "meters_identifier_unique" ON "meters" USING btree ("company_id",lower(identifier)) WHERE deleted_at is null;
CREATE INDEX "meter_readings_company_idx" ON "meter_readings" USING btree ("company_id");
CREATE INDEX "meter_readings_meter_idx" ON "meter_readings" USING btree ("meter_id");
CREATE INDEX "meter_readings_reading_date_idx" ON "meter_readings" USING btree ("reading_date");
CREATE INDEX "meter_readings_photo_idx" ON "meter_readings" USING btree ("photo_id");
CREATE INDEX "meter_readings_recorded_by_idx" ON "meter_readings" USING btree ("recorded_by_id");
CREATE INDEX "meter_readings_status_idx" ON "meter_readings" USING btree ("status");
CREATE INDEX "meter_readings_updated_at_idx" ON "meter_readings" USING btree ("updated_at");
CREATE INDEX "meter_readings_created_at_idx" ON "meter_readings" USING btree ("created_at");
CREATE UNIQUE INDEX "meter_readings_day_unique" ON "meter_readings" USING btree ("company_id","meter_id","reading_date") WHERE status <> 'rejected';
CREATE INDEX "maintenance_requests_company_idx" ON "maintenance_requests" USING btree ("company_id");
CREATE INDEX "maintenance_requests_number_idx" ON "maintenance_requests" USING btree ("number");
CREATE INDEX "maintenance_requests_project_idx" ON "maintenance_requests" USING btree ("project_id");
CREATE INDEX "maintenance_requests_block_idx" ON "maintenance_requests" USING btree ("block_id");
CREATE INDEX "maintenance_requests_unit_idx" ON "maintenance_requests" USING btree ("unit_id");
CREATE INDEX "maintenance_requests_category_idx" ON "maintenance_requests" USING btree ("category");
CREATE INDEX "maintenance_requests_priority_idx" ON "maintenance_requests" USING btree ("priority");
CREATE INDEX "maintenance_requests_assignee_idx" ON "maintenance_requests" USING btree ("assignee_id");
CREATE INDEX "maintenance_requests_vendor_idx" ON "maintenance_requests" USING btree ("vendor_id");
CREATE INDEX "maintenance_requests_reporter_idx" ON "maintenance_requests" USING btree ("reporter_id");
CREATE INDEX "maintenance_requests_status_idx" ON "maintenance_requests" USING btree ("status");
CREATE INDEX "maintenance_requests_due_at_idx" ON "maintenance_requests" USING btree ("due_at");
CREATE INDEX "maintenance_requests_plan_idx" ON "maintenance_requests" USING btree ("plan_id");
CREATE INDEX "maintenance_requests_updated_at_idx" ON "maintenance_requests" USING btree ("updated_at");
CREATE INDEX "maintenance_requests_created_at_idx" ON "maintenance_requests" USING btree ("created_at");
CREATE INDEX "maintenance_requests_deleted_at_idx" ON "maintenance_requests" USING btree ("deleted_at");
CREATE UNIQUE INDEX "maintenance_requests_number_unique" ON "maintenance_requests" USING btree ("company_id","number") WHERE number is not null and deleted_at is null;
CREATE UNIQUE INDEX "maintenance_requests_plan_unique" ON "maintenance_requests" USING btree ("company_id","plan_id","plan_date") WHERE plan_id is not null and deleted_at is null;
CREATE INDEX "maintenance_comments_company_idx" ON "maintenance_comments" USING btree ("company_id");
CREATE INDEX "maintenance_comments_request_idx" ON "maintenance_comments" USING btree ("request_id");
CREATE INDEX "maintenance_comments_author_idx" ON "maintenance_comments" USING btree ("author_id");
CREATE INDEX "maintenance_comments_updated_at_idx" ON "maintenance_comments" USING btree ("updated_at");
CREATE INDEX "maintenance_comments_created_at_idx" ON "maintenance_comments" USING btree ("created_at");
CREATE INDEX "maintenance_plans_company_idx" ON "maintenance_plans" USING btree ("company_id");
CREATE INDEX "maintenance_plans_project_idx" ON "maintenance_plans" USING btree ("project_id");
CREATE INDEX "maintenance_plans_block_idx" ON "maintenance_plans" USING btree ("block_id");
CREATE INDEX "maintenance_plans_unit_idx" ON "maintenance_plans" USING btree ("unit_id");
CREATE INDEX "maintenance_plans_next_date_idx" ON "maintenance_plans" USING btree ("next_date");
CREATE INDEX "maintenance_plans_assignee_idx" ON "maintenance_plans" USING btree ("assignee_id");
CREATE INDEX "maintenance_plans_vendor_idx" ON "maintenance_plans" USING btree ("vendor_id");
CREATE INDEX "maintenance_plans_updated_at_idx" ON "maintenance_plans" USING btree ("updated_at");
CREATE INDEX "maintenance_plans_created_at_idx" ON "maintenance_plans" USING btree ("created_at");
ALTER TABLE "ownerships" ADD CONSTRAINT "ownerships_project_ownership_id_company_fk" FOREIGN KEY ("company_id","project_ownership_id") REFERENCES "public"."project_ownerships"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "people" ADD CONSTRAINT "people_merged_into_id_company_fk" FOREIGN KEY ("company_id","merged_into_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_agent_id_company_fk" FOREIGN KEY ("company_id","agent_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_renewal_of_id_company_fk" FOREIGN KEY ("company_id","renewal_of_id") REFERENCES "public"."contracts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "documents" ADD CONSTRAINT "documents_maintenance_request_id_company_fk" FOREIGN KEY ("company_id","maintenance_request_id") REFERENCES "public"."maintenance_requests"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "documents" ADD CONSTRAINT "documents_inspection_id_company_fk" FOREIGN KEY ("company_id","inspection_id") REFERENCES "public"."inspections"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_rooms_fk" FOREIGN KEY ("rooms_id") REFERENCES "public"."rooms"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_project_ownerships_fk" FOREIGN KEY ("project_ownerships_id") REFERENCES "public"."project_ownerships"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_parking_slots_fk" FOREIGN KEY ("parking_slots_id") REFERENCES "public"."parking_slots"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_media_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_payment_accounts_fk" FOREIGN KEY ("payment_accounts_id") REFERENCES "public"."payment_accounts"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_inspections_fk" FOREIGN KEY ("inspections_id") REFERENCES "public"."inspections"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_services_fk" FOREIGN KEY ("services_id") REFERENCES "public"."services"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_project_services_fk" FOREIGN KEY ("project_services_id") REFERENCES "public"."project_services"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_meters_fk" FOREIGN KEY ("meters_id") REFERENCES "public"."meters"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_maintenance_requests_fk" FOREIGN KEY ("maintenance_requests_id") REFERENCES "public"."maintenance_requests"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_maintenance_plans_fk" FOREIGN KEY ("maintenance_plans_id") REFERENCES "public"."maintenance_plans"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "projects_project_type_idx" ON "projects" USING btree ("project_type");
CREATE INDEX "projects_stage_idx" ON "projects" USING btree ("stage");
CREATE INDEX "units_offering_idx" ON "units" USING btree ("offering");
CREATE INDEX "ownerships_project_ownership_idx" ON "ownerships" USING btree ("project_ownership_id");
CREATE INDEX "people_national_id_idx" ON "people" USING btree ("national_id");
CREATE INDEX "people_merged_into_idx" ON "people" USING btree ("merged_into_id");
CREATE INDEX "contracts_agent_idx" ON "contracts" USING btree ("agent_id");
CREATE INDEX "contracts_next_escalation_date_idx" ON "contracts" USING btree ("next_escalation_date");
CREATE INDEX "contracts_renewal_of_idx" ON "contracts" USING btree ("renewal_of_id");
CREATE UNIQUE INDEX "contracts_renewal_unique" ON "contracts" USING btree ("company_id","renewal_of_id") WHERE renewal_of_id is not null and deleted_at is null;
CREATE INDEX "documents_maintenance_request_idx" ON "documents" USING btree ("maintenance_request_id");
CREATE INDEX "documents_inspection_idx" ON "documents" USING btree ("inspection_id");
CREATE INDEX "payload_locked_documents_rels_rooms_id_idx" ON "payload_locked_documents_rels" USING btree ("rooms_id");
CREATE INDEX "payload_locked_documents_rels_project_ownerships_id_idx" ON "payload_locked_documents_rels" USING btree ("project_ownerships_id");
CREATE INDEX "payload_locked_documents_rels_parking_slots_id_idx" ON "payload_locked_documents_rels" USING btree ("parking_slots_id");
CREATE INDEX "payload_locked_documents_rels_media_id_idx" ON "payload_locked_documents_rels" USING btree ("media_id");
CREATE INDEX "payload_locked_documents_rels_payment_accounts_id_idx" ON "payload_locked_documents_rels" USING btree ("payment_accounts_id");
CREATE INDEX "payload_locked_documents_rels_inspections_id_idx" ON "payload_locked_documents_rels" USING btree ("inspections_id");
CREATE INDEX "payload_locked_documents_rels_services_id_idx" ON "payload_locked_documents_rels" USING btree ("services_id");
CREATE INDEX "payload_locked_documents_rels_project_services_id_idx" ON "payload_locked_documents_rels" USING btree ("project_services_id");
CREATE INDEX "payload_locked_documents_rels_meters_id_idx" ON "payload_locked_documents_rels" USING btree ("meters_id");
CREATE INDEX "payload_locked_documents_rels_maintenance_requests_id_idx" ON "payload_locked_documents_rels" USING btree ("maintenance_requests_id");
CREATE INDEX "payload_locked_documents_rels_maintenance_plans_id_idx" ON "payload_locked_documents_rels" USING btree ("maintenance_plans_id");
ALTER TABLE "projects" ADD CONSTRAINT "projects_start_date_date" CHECK ("start_date" is null or fh_date("start_date") is not null);
ALTER TABLE "projects" ADD CONSTRAINT "projects_end_date_date" CHECK ("end_date" is null or fh_date("end_date") is not null);
ALTER TABLE "projects" ADD CONSTRAINT "projects_project_type_values" CHECK ("project_type" in ('residential', 'commercial', 'mixed_use'));
ALTER TABLE "projects" ADD CONSTRAINT "projects_stage_values" CHECK ("stage" in ('planned', 'ongoing', 'completed', 'on_hold'));
ALTER TABLE "projects" ADD CONSTRAINT "projects_date_order_check" CHECK (end_date is null or fh_date(end_date) >= fh_date(start_date));
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_floors_check" CHECK (floors between 0 and 100 and scale(floors) = 0);
ALTER TABLE "units" ADD CONSTRAINT "units_sale_price_minor_whole" CHECK (scale("sale_price_minor") = 0 and abs("sale_price_minor") <= 9007199254740991);
ALTER TABLE "units" ADD CONSTRAINT "units_deposit_minor_whole" CHECK (scale("deposit_minor") = 0 and abs("deposit_minor") <= 9007199254740991);
ALTER TABLE "units" ADD CONSTRAINT "units_management_mode_values" CHECK ("management_mode" in ('full', 'service_only'));
ALTER TABLE "units" ADD CONSTRAINT "units_offering_values" CHECK ("offering" in ('rent', 'sale', 'both'));
ALTER TABLE "units" ADD CONSTRAINT "units_prices_check" CHECK (sale_price_minor >= 0 and deposit_minor >= 0);
ALTER TABLE "units" ADD CONSTRAINT "units_status_values" CHECK ("status" in ('available', 'reserved', 'deposit_paid', 'rented', 'sold', 'owner_occupied'));
ALTER TABLE "people" ADD CONSTRAINT "people_birth_date_date" CHECK ("birth_date" is null or fh_date("birth_date") is not null);
ALTER TABLE "people" ADD CONSTRAINT "people_gender_values" CHECK ("gender" in ('female', 'male', 'other'));
ALTER TABLE "people" ADD CONSTRAINT "people_verification_values" CHECK ("verification" in ('unverified', 'pending', 'verified', 'rejected', 'expired'));
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_escalation_bps_whole" CHECK (scale("escalation_bps") = 0 and "escalation_bps" between 0 and 1000000);
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_escalation_minor_whole" CHECK (scale("escalation_minor") = 0 and abs("escalation_minor") <= 9007199254740991);
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_commission_minor_whole" CHECK (scale("commission_minor") = 0 and abs("commission_minor") <= 9007199254740991);
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_next_escalation_date_date" CHECK ("next_escalation_date" is null or fh_date("next_escalation_date") is not null);
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_notice_date_date" CHECK ("notice_date" is null or fh_date("notice_date") is not null);
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_vacated_on_date" CHECK ("vacated_on" is null or fh_date("vacated_on") is not null);
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_escalation_values" CHECK ("escalation" in ('none', 'percent', 'fixed'));
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_escalation_check" CHECK (escalation_months between 1 and 120);
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_amounts_check" CHECK (escalation_minor >= 0 and commission_minor >= 0);
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_status_values" CHECK ("status" in ('draft', 'active', 'notice', 'ended', 'terminated', 'renewed'));
ALTER TABLE "documents" ADD CONSTRAINT "documents_kind_values" CHECK ("kind" in ('identity', 'contract', 'receipt', 'photo', 'inspection', 'other'));`)
  },
  down: async ({ db }) => {
    await db.execute(sql`
ALTER TABLE "rooms" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "project_ownerships" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "parking_slots" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "parking_assignments" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "media" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "imports" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "import_rows" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "identity_checks" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "payment_accounts" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "contract_amendments" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "inspections_items" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "inspections" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "services" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "project_services" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "meters" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "meter_readings" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "maintenance_requests" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "maintenance_comments" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "maintenance_plans" DISABLE ROW LEVEL SECURITY;
DROP TABLE "rooms" CASCADE;
DROP TABLE "project_ownerships" CASCADE;
DROP TABLE "parking_slots" CASCADE;
DROP TABLE "parking_assignments" CASCADE;
DROP TABLE "media" CASCADE;
DROP TABLE "imports" CASCADE;
DROP TABLE "import_rows" CASCADE;
DROP TABLE "identity_checks" CASCADE;
DROP TABLE "payment_accounts" CASCADE;
DROP TABLE "contract_amendments" CASCADE;
DROP TABLE "inspections_items" CASCADE;
DROP TABLE "inspections" CASCADE;
DROP TABLE "services" CASCADE;
DROP TABLE "project_services" CASCADE;
DROP TABLE "meters" CASCADE;
DROP TABLE "meter_readings" CASCADE;
DROP TABLE "maintenance_requests" CASCADE;
DROP TABLE "maintenance_comments" CASCADE;
DROP TABLE "maintenance_plans" CASCADE;
ALTER TABLE "projects" DROP CONSTRAINT "projects_start_date_date";
ALTER TABLE "projects" DROP CONSTRAINT "projects_end_date_date";
ALTER TABLE "projects" DROP CONSTRAINT "projects_project_type_values";
ALTER TABLE "projects" DROP CONSTRAINT "projects_stage_values";
ALTER TABLE "projects" DROP CONSTRAINT "projects_date_order_check";
ALTER TABLE "blocks" DROP CONSTRAINT "blocks_floors_check";
ALTER TABLE "units" DROP CONSTRAINT "units_sale_price_minor_whole";
ALTER TABLE "units" DROP CONSTRAINT "units_deposit_minor_whole";
ALTER TABLE "units" DROP CONSTRAINT "units_management_mode_values";
ALTER TABLE "units" DROP CONSTRAINT "units_offering_values";
ALTER TABLE "units" DROP CONSTRAINT "units_prices_check";
ALTER TABLE "units" DROP CONSTRAINT "units_status_values";
ALTER TABLE "people" DROP CONSTRAINT "people_birth_date_date";
ALTER TABLE "people" DROP CONSTRAINT "people_gender_values";
ALTER TABLE "people" DROP CONSTRAINT "people_verification_values";
ALTER TABLE "contracts" DROP CONSTRAINT "contracts_escalation_bps_whole";
ALTER TABLE "contracts" DROP CONSTRAINT "contracts_escalation_minor_whole";
ALTER TABLE "contracts" DROP CONSTRAINT "contracts_commission_minor_whole";
ALTER TABLE "contracts" DROP CONSTRAINT "contracts_next_escalation_date_date";
ALTER TABLE "contracts" DROP CONSTRAINT "contracts_notice_date_date";
ALTER TABLE "contracts" DROP CONSTRAINT "contracts_vacated_on_date";
ALTER TABLE "contracts" DROP CONSTRAINT "contracts_escalation_values";
ALTER TABLE "contracts" DROP CONSTRAINT "contracts_escalation_check";
ALTER TABLE "contracts" DROP CONSTRAINT "contracts_amounts_check";
ALTER TABLE "contracts" DROP CONSTRAINT "contracts_status_values";
ALTER TABLE "documents" DROP CONSTRAINT "documents_kind_values";
ALTER TABLE "ownerships" DROP CONSTRAINT "ownerships_project_ownership_id_company_fk";

ALTER TABLE "people" DROP CONSTRAINT "people_merged_into_id_company_fk";

ALTER TABLE "contracts" DROP CONSTRAINT "contracts_agent_id_company_fk";

ALTER TABLE "contracts" DROP CONSTRAINT "contracts_renewal_of_id_company_fk";

ALTER TABLE "documents" DROP CONSTRAINT "documents_maintenance_request_id_company_fk";

ALTER TABLE "documents" DROP CONSTRAINT "documents_inspection_id_company_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_rooms_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_project_ownerships_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_parking_slots_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_media_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_payment_accounts_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_inspections_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_services_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_project_services_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_meters_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_maintenance_requests_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_maintenance_plans_fk";

DROP INDEX "projects_project_type_idx";
DROP INDEX "projects_stage_idx";
DROP INDEX "units_offering_idx";
DROP INDEX "ownerships_project_ownership_idx";
DROP INDEX "people_national_id_idx";
DROP INDEX "people_merged_into_idx";
DROP INDEX "contracts_agent_idx";
DROP INDEX "contracts_next_escalation_date_idx";
DROP INDEX "contracts_renewal_of_idx";
DROP INDEX "contracts_renewal_unique";
DROP INDEX "documents_maintenance_request_idx";
DROP INDEX "documents_inspection_idx";
DROP INDEX "payload_locked_documents_rels_rooms_id_idx";
DROP INDEX "payload_locked_documents_rels_project_ownerships_id_idx";
DROP INDEX "payload_locked_documents_rels_parking_slots_id_idx";
DROP INDEX "payload_locked_documents_rels_media_id_idx";
DROP INDEX "payload_locked_documents_rels_payment_accounts_id_idx";
DROP INDEX "payload_locked_documents_rels_inspections_id_idx";
DROP INDEX "payload_locked_documents_rels_services_id_idx";
DROP INDEX "payload_locked_documents_rels_project_services_id_idx";
DROP INDEX "payload_locked_documents_rels_meters_id_idx";
DROP INDEX "payload_locked_documents_rels_maintenance_requests_id_idx";
DROP INDEX "payload_locked_documents_rels_maintenance_plans_id_idx";
ALTER TABLE "projects" DROP COLUMN "area";
ALTER TABLE "projects" DROP COLUMN "project_type";
ALTER TABLE "projects" DROP COLUMN "stage";
ALTER TABLE "projects" DROP COLUMN "start_date";
ALTER TABLE "projects" DROP COLUMN "end_date";
ALTER TABLE "projects" DROP COLUMN "description";
ALTER TABLE "projects" DROP COLUMN "boundary";
ALTER TABLE "blocks" DROP COLUMN "floors";
ALTER TABLE "blocks" DROP COLUMN "position";
ALTER TABLE "blocks" DROP COLUMN "description";
ALTER TABLE "units" DROP COLUMN "management_mode";
ALTER TABLE "units" DROP COLUMN "offering";
ALTER TABLE "units" DROP COLUMN "sale_price_minor";
ALTER TABLE "units" DROP COLUMN "deposit_minor";
ALTER TABLE "units" DROP COLUMN "bathrooms";
ALTER TABLE "units" DROP COLUMN "floors";
ALTER TABLE "units" DROP COLUMN "position";
ALTER TABLE "units" DROP COLUMN "description";
ALTER TABLE "units" DROP COLUMN "location_lat";
ALTER TABLE "units" DROP COLUMN "location_lng";
ALTER TABLE "ownerships" DROP COLUMN "project_ownership_id";
ALTER TABLE "people" DROP COLUMN "tax_number";
ALTER TABLE "people" DROP COLUMN "birth_date";
ALTER TABLE "people" DROP COLUMN "gender";
ALTER TABLE "people" DROP COLUMN "address";
ALTER TABLE "people" DROP COLUMN "city";
ALTER TABLE "people" DROP COLUMN "country";
ALTER TABLE "people" DROP COLUMN "notes";
ALTER TABLE "people" DROP COLUMN "merged_into_id";
ALTER TABLE "people" DROP COLUMN "erased_at";
ALTER TABLE "contracts" DROP COLUMN "escalation";
ALTER TABLE "contracts" DROP COLUMN "escalation_bps";
ALTER TABLE "contracts" DROP COLUMN "escalation_minor";
ALTER TABLE "contracts" DROP COLUMN "escalation_months";
ALTER TABLE "contracts" DROP COLUMN "agent_id";
ALTER TABLE "contracts" DROP COLUMN "commission_minor";
ALTER TABLE "contracts" DROP COLUMN "next_escalation_date";
ALTER TABLE "contracts" DROP COLUMN "notice_date";
ALTER TABLE "contracts" DROP COLUMN "vacated_on";
ALTER TABLE "contracts" DROP COLUMN "renewal_of_id";
ALTER TABLE "documents" DROP COLUMN "maintenance_request_id";
ALTER TABLE "documents" DROP COLUMN "inspection_id";
ALTER TABLE "companies" DROP COLUMN "lease_expiry_notice_days";
ALTER TABLE "companies" DROP COLUMN "meter_jump_factor";
ALTER TABLE "companies" DROP COLUMN "payee_cooling_hours";
ALTER TABLE "companies" DROP COLUMN "person_retention_months";
ALTER TABLE "companies" DROP COLUMN "maintenance_hours_urgent";
ALTER TABLE "companies" DROP COLUMN "maintenance_hours_high";
ALTER TABLE "companies" DROP COLUMN "maintenance_hours_medium";
ALTER TABLE "companies" DROP COLUMN "maintenance_hours_low";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "rooms_id";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "project_ownerships_id";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "parking_slots_id";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "media_id";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "payment_accounts_id";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "inspections_id";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "services_id";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "project_services_id";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "meters_id";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "maintenance_requests_id";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "maintenance_plans_id";
ALTER TABLE "units" ADD CONSTRAINT "units_status_values" CHECK ("status" in ('available', 'rented', 'reserved', 'deposit_paid', 'sold', 'owner_occupied'));
ALTER TABLE "people" ADD CONSTRAINT "people_verification_values" CHECK ("verification" in ('unverified', 'pending', 'verified', 'rejected'));
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_status_values" CHECK ("status" in ('draft', 'active', 'notice', 'ended', 'terminated'));
ALTER TABLE "documents" ADD CONSTRAINT "documents_kind_values" CHECK ("kind" in ('identity', 'contract', 'receipt', 'other'));`)
  },
}
