import { sql } from '@payloadcms/db-postgres'
import type { Migration } from '../db/migration.ts'

export const migration: Migration = {
  name: '0002_schema',
  up: async ({ db }) => {
    await db.execute(sql`
CREATE TABLE "projects" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"name" varchar NOT NULL,
	"code" varchar NOT NULL,
	"management_mode" varchar DEFAULT 'full' NOT NULL,
	"management_fee_bps" numeric DEFAULT 0 NOT NULL,
	"address" varchar,
	"city" varchar,
	"location_lat" numeric,
	"location_lng" numeric,
	"branch_id" uuid,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp(3) with time zone,
	CONSTRAINT "projects_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "projects_management_fee_bps_whole" CHECK (scale("management_fee_bps") = 0 and "management_fee_bps" between 0 and 1000000),
	CONSTRAINT "projects_management_mode_values" CHECK ("management_mode" in ('full', 'service_only')),
	CONSTRAINT "projects_fee_check" CHECK (management_fee_bps <= 10000)
);

CREATE TABLE "blocks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"name" varchar NOT NULL,
	"kind" varchar DEFAULT 'block' NOT NULL,
	"project_id" uuid NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp(3) with time zone,
	CONSTRAINT "blocks_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "blocks_kind_values" CHECK ("kind" in ('block', 'house_row', 'basement'))
);

CREATE TABLE "units" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"identifier" varchar NOT NULL,
	"kind" varchar DEFAULT 'apartment' NOT NULL,
	"project_id" uuid NOT NULL,
	"block_id" uuid,
	"floor" numeric,
	"rent_minor" numeric,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"bedrooms" numeric,
	"area_sqm" numeric,
	"owner_occupied" boolean DEFAULT false,
	"status" varchar DEFAULT 'available' NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp(3) with time zone,
	CONSTRAINT "units_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "units_rent_minor_whole" CHECK (scale("rent_minor") = 0 and abs("rent_minor") <= 9007199254740991),
	CONSTRAINT "units_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "units_kind_values" CHECK ("kind" in ('apartment', 'house', 'shop', 'office', 'warehouse', 'other')),
	CONSTRAINT "units_status_values" CHECK ("status" in ('available', 'rented', 'reserved', 'deposit_paid', 'sold', 'owner_occupied')),
	CONSTRAINT "units_not_negative_check" CHECK (rent_minor >= 0 and bedrooms >= 0 and area_sqm >= 0)
);

CREATE TABLE "ownerships" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"share_bps" numeric DEFAULT 10000 NOT NULL,
	"from_date" varchar NOT NULL,
	"to_date" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ownerships_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "ownerships_share_bps_whole" CHECK (scale("share_bps") = 0 and "share_bps" between 0 and 1000000),
	CONSTRAINT "ownerships_from_date_date" CHECK ("from_date" is null or fh_date("from_date") is not null),
	CONSTRAINT "ownerships_to_date_date" CHECK ("to_date" is null or fh_date("to_date") is not null),
	CONSTRAINT "ownerships_share_check" CHECK (share_bps between 1 and 10000),
	CONSTRAINT "ownerships_date_order_check" CHECK (to_date is null or fh_date(to_date) >= fh_date(from_date))
);

CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"name" varchar NOT NULL,
	"kind" varchar DEFAULT 'individual' NOT NULL,
	"phone" varchar,
	"email" varchar,
	"national_id" varchar,
	"is_tenant" boolean DEFAULT false,
	"is_owner" boolean DEFAULT false,
	"is_buyer" boolean DEFAULT false,
	"is_agent" boolean DEFAULT false,
	"is_vendor" boolean DEFAULT false,
	"verification" varchar DEFAULT 'unverified' NOT NULL,
	"user_id" uuid,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp(3) with time zone,
	CONSTRAINT "people_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "people_kind_values" CHECK ("kind" in ('individual', 'organisation')),
	CONSTRAINT "people_verification_values" CHECK ("verification" in ('unverified', 'pending', 'verified', 'rejected')),
	CONSTRAINT "people_phone_check" CHECK (phone ~ '^[+][1-9][0-9]{6,14}$')
);

CREATE TABLE "contracts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"kind" varchar DEFAULT 'lease' NOT NULL,
	"number" varchar,
	"unit_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"project_id" uuid,
	"start_date" varchar NOT NULL,
	"end_date" varchar,
	"due_day" numeric DEFAULT 5 NOT NULL,
	"rent_minor" numeric NOT NULL,
	"deposit_minor" numeric DEFAULT 0 NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"status" varchar DEFAULT 'draft' NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp(3) with time zone,
	CONSTRAINT "contracts_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "contracts_start_date_date" CHECK ("start_date" is null or fh_date("start_date") is not null),
	CONSTRAINT "contracts_end_date_date" CHECK ("end_date" is null or fh_date("end_date") is not null),
	CONSTRAINT "contracts_rent_minor_whole" CHECK (scale("rent_minor") = 0 and abs("rent_minor") <= 9007199254740991),
	CONSTRAINT "contracts_deposit_minor_whole" CHECK (scale("deposit_minor") = 0 and abs("deposit_minor") <= 9007199254740991),
	CONSTRAINT "contracts_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "contracts_kind_values" CHECK ("kind" in ('lease')),
	CONSTRAINT "contracts_status_values" CHECK ("status" in ('draft', 'active', 'notice', 'ended', 'terminated')),
	CONSTRAINT "contracts_not_negative_check" CHECK (rent_minor >= 0 and deposit_minor >= 0),
	CONSTRAINT "contracts_date_order_check" CHECK (end_date is null or fh_date(end_date) >= fh_date(start_date)),
	CONSTRAINT "contracts_due_day_check" CHECK (due_day between 1 and 28 and scale(due_day) = 0)
);

CREATE TABLE "invoices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"number" varchar,
	"kind" varchar DEFAULT 'rent' NOT NULL,
	"period" varchar,
	"person_id" uuid NOT NULL,
	"unit_id" uuid,
	"contract_id" uuid,
	"project_id" uuid,
	"issue_date" varchar NOT NULL,
	"due_date" varchar NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"subtotal_minor" numeric DEFAULT 0 NOT NULL,
	"discount_minor" numeric DEFAULT 0 NOT NULL,
	"tax_minor" numeric DEFAULT 0 NOT NULL,
	"total_minor" numeric DEFAULT 0 NOT NULL,
	"paid_minor" numeric DEFAULT 0 NOT NULL,
	"credited_minor" numeric DEFAULT 0 NOT NULL,
	"balance_minor" numeric DEFAULT 0 NOT NULL,
	"status" varchar DEFAULT 'draft' NOT NULL,
	"payment_state" varchar DEFAULT 'unpaid' NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invoices_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "invoices_period_month" CHECK ("period" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "invoices_issue_date_date" CHECK ("issue_date" is null or fh_date("issue_date") is not null),
	CONSTRAINT "invoices_due_date_date" CHECK ("due_date" is null or fh_date("due_date") is not null),
	CONSTRAINT "invoices_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "invoices_subtotal_minor_whole" CHECK (scale("subtotal_minor") = 0 and abs("subtotal_minor") <= 9007199254740991),
	CONSTRAINT "invoices_discount_minor_whole" CHECK (scale("discount_minor") = 0 and abs("discount_minor") <= 9007199254740991),
	CONSTRAINT "invoices_tax_minor_whole" CHECK (scale("tax_minor") = 0 and abs("tax_minor") <= 9007199254740991),
	CONSTRAINT "invoices_total_minor_whole" CHECK (scale("total_minor") = 0 and abs("total_minor") <= 9007199254740991),
	CONSTRAINT "invoices_paid_minor_whole" CHECK (scale("paid_minor") = 0 and abs("paid_minor") <= 9007199254740991),
	CONSTRAINT "invoices_credited_minor_whole" CHECK (scale("credited_minor") = 0 and abs("credited_minor") <= 9007199254740991),
	CONSTRAINT "invoices_balance_minor_whole" CHECK (scale("balance_minor") = 0 and abs("balance_minor") <= 9007199254740991),
	CONSTRAINT "invoices_kind_values" CHECK ("kind" in ('rent', 'manual', 'service')),
	CONSTRAINT "invoices_status_values" CHECK ("status" in ('draft', 'issued', 'void')),
	CONSTRAINT "invoices_payment_state_values" CHECK ("payment_state" in ('unpaid', 'partial', 'paid')),
	CONSTRAINT "invoices_not_negative_check" CHECK (subtotal_minor >= 0 and discount_minor >= 0 and tax_minor >= 0 and total_minor >= 0 and paid_minor >= 0 and credited_minor >= 0 and balance_minor >= 0),
	CONSTRAINT "invoices_total_check" CHECK (total_minor = subtotal_minor - discount_minor + tax_minor),
	CONSTRAINT "invoices_balance_check" CHECK (balance_minor = total_minor - paid_minor - credited_minor),
	CONSTRAINT "invoices_payment_state_check" CHECK (case payment_state when 'unpaid' then paid_minor = 0 when 'partial' then balance_minor > 0 else balance_minor = 0 end and (total_minor = 0 or balance_minor > 0 or payment_state = 'paid')),
	CONSTRAINT "invoices_issued_check" CHECK (status <> 'issued' or number is not null),
	CONSTRAINT "invoices_void_check" CHECK (status <> 'void' or paid_minor = 0)
);

CREATE TABLE "invoice_lines" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"position" numeric DEFAULT 1 NOT NULL,
	"kind" varchar NOT NULL,
	"description" varchar NOT NULL,
	"quantity" numeric DEFAULT 1 NOT NULL,
	"unit_amount_minor" numeric DEFAULT 0 NOT NULL,
	"tax_rate_bps" numeric DEFAULT 0 NOT NULL,
	"net_minor" numeric DEFAULT 0 NOT NULL,
	"discount_minor" numeric DEFAULT 0 NOT NULL,
	"tax_minor" numeric DEFAULT 0 NOT NULL,
	"total_minor" numeric DEFAULT 0 NOT NULL,
	"paid_minor" numeric DEFAULT 0 NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"charge_key" varchar,
	"owner_shares" jsonb,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invoice_lines_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "invoice_lines_unit_amount_minor_whole" CHECK (scale("unit_amount_minor") = 0 and abs("unit_amount_minor") <= 9007199254740991),
	CONSTRAINT "invoice_lines_tax_rate_bps_whole" CHECK (scale("tax_rate_bps") = 0 and "tax_rate_bps" between 0 and 1000000),
	CONSTRAINT "invoice_lines_net_minor_whole" CHECK (scale("net_minor") = 0 and abs("net_minor") <= 9007199254740991),
	CONSTRAINT "invoice_lines_discount_minor_whole" CHECK (scale("discount_minor") = 0 and abs("discount_minor") <= 9007199254740991),
	CONSTRAINT "invoice_lines_tax_minor_whole" CHECK (scale("tax_minor") = 0 and abs("tax_minor") <= 9007199254740991),
	CONSTRAINT "invoice_lines_total_minor_whole" CHECK (scale("total_minor") = 0 and abs("total_minor") <= 9007199254740991),
	CONSTRAINT "invoice_lines_paid_minor_whole" CHECK (scale("paid_minor") = 0 and abs("paid_minor") <= 9007199254740991),
	CONSTRAINT "invoice_lines_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "invoice_lines_kind_values" CHECK ("kind" in ('rent', 'deposit', 'service', 'penalty', 'fee', 'other')),
	CONSTRAINT "invoice_lines_not_negative_check" CHECK (net_minor >= 0 and discount_minor >= 0 and tax_minor >= 0 and total_minor >= 0 and paid_minor >= 0),
	CONSTRAINT "invoice_lines_total_check" CHECK (total_minor = net_minor - discount_minor + tax_minor),
	CONSTRAINT "invoice_lines_paid_check" CHECK (paid_minor <= total_minor)
);

CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"number" varchar NOT NULL,
	"method" varchar NOT NULL,
	"value_date" varchar NOT NULL,
	"amount_minor" numeric NOT NULL,
	"allocated_minor" numeric DEFAULT 0 NOT NULL,
	"unallocated_minor" numeric DEFAULT 0 NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"person_id" uuid,
	"payer_name" varchar,
	"payer_phone" varchar,
	"reference" varchar,
	"gateway_account_id" uuid,
	"gateway_reference" varchar,
	"intent_id" uuid,
	"callback_id" uuid,
	"received_at" timestamp(3) with time zone,
	"status" varchar DEFAULT 'received' NOT NULL,
	"review_reason" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payments_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "payments_value_date_date" CHECK ("value_date" is null or fh_date("value_date") is not null),
	CONSTRAINT "payments_amount_minor_whole" CHECK (scale("amount_minor") = 0 and abs("amount_minor") <= 9007199254740991),
	CONSTRAINT "payments_allocated_minor_whole" CHECK (scale("allocated_minor") = 0 and abs("allocated_minor") <= 9007199254740991),
	CONSTRAINT "payments_unallocated_minor_whole" CHECK (scale("unallocated_minor") = 0 and abs("unallocated_minor") <= 9007199254740991),
	CONSTRAINT "payments_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "payments_method_values" CHECK ("method" in ('cash', 'cheque', 'bank', 'mobile', 'card')),
	CONSTRAINT "payments_status_values" CHECK ("status" in ('received', 'reversed')),
	CONSTRAINT "payments_review_reason_values" CHECK ("review_reason" in ('amount_mismatch', 'currency_mismatch', 'unknown_reference', 'second_payment')),
	CONSTRAINT "payments_amount_check" CHECK (amount_minor > 0),
	CONSTRAINT "payments_not_negative_check" CHECK (allocated_minor >= 0 and unallocated_minor >= 0),
	CONSTRAINT "payments_allocated_check" CHECK (status = 'reversed' or allocated_minor + unallocated_minor = amount_minor)
);

CREATE TABLE "allocations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"amount_minor" numeric NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"reverses_id" uuid,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "allocations_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "allocations_amount_minor_whole" CHECK (scale("amount_minor") = 0 and abs("amount_minor") <= 9007199254740991),
	CONSTRAINT "allocations_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "allocations_sign_check" CHECK (case when reverses_id is null then amount_minor > 0 else amount_minor < 0 end)
);

CREATE TABLE "payment_intents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"reference" varchar,
	"phone" varchar,
	"channel" varchar,
	"amount_minor" numeric NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"invoice_id" uuid,
	"person_id" uuid,
	"gateway_account_id" uuid NOT NULL,
	"payment_id" uuid,
	"invoices" jsonb,
	"status" varchar DEFAULT 'created' NOT NULL,
	"failure_reason" varchar,
	"gateway_request_id" varchar,
	"gateway_merchant_request_id" varchar,
	"submitted_at" timestamp(3) with time zone,
	"settled_at" timestamp(3) with time zone,
	"idempotency_key" varchar,
	"request_hash" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_intents_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "payment_intents_amount_minor_whole" CHECK (scale("amount_minor") = 0 and abs("amount_minor") <= 9007199254740991),
	CONSTRAINT "payment_intents_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "payment_intents_status_values" CHECK ("status" in ('created', 'submitting', 'submitted', 'succeeded', 'failed', 'expired', 'unknown')),
	CONSTRAINT "payment_intents_amount_check" CHECK (amount_minor > 0)
);

CREATE TABLE "gateway_accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"name" varchar NOT NULL,
	"provider" varchar DEFAULT 'sasapay' NOT NULL,
	"merchant_code" varchar NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"status" varchar DEFAULT 'active' NOT NULL,
	"secrets" varchar,
	"callback_token" varchar,
	"callback_token_hash" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "gateway_accounts_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "gateway_accounts_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "gateway_accounts_provider_values" CHECK ("provider" in ('sasapay')),
	CONSTRAINT "gateway_accounts_status_values" CHECK ("status" in ('active', 'off')),
	CONSTRAINT "gateway_accounts_token_hash_check" CHECK (callback_token_hash ~ '^[0-9a-f]{64}$')
);

CREATE TABLE "ledger_accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"code" varchar NOT NULL,
	"name" varchar NOT NULL,
	"type" varchar NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"key" varchar NOT NULL,
	"subject" varchar DEFAULT '',
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_accounts_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "ledger_accounts_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "ledger_accounts_type_values" CHECK ("type" in ('asset', 'liability', 'equity', 'income', 'expense'))
);

CREATE TABLE "ledger_transactions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"posted_on" varchar NOT NULL,
	"event" varchar NOT NULL,
	"description" varchar NOT NULL,
	"source_type" varchar,
	"source_id" varchar,
	"reverses_id" uuid,
	"idempotency_key" varchar NOT NULL,
	"request_hash" varchar NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_transactions_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "ledger_transactions_posted_on_date" CHECK ("posted_on" is null or fh_date("posted_on") is not null)
);

CREATE TABLE "ledger_entries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"transaction_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"posted_on" varchar NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"amount_minor" numeric NOT NULL,
	"person_id" uuid,
	"unit_id" uuid,
	"contract_id" uuid,
	"project_id" uuid,
	"invoice_id" uuid,
	"payment_id" uuid,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_entries_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "ledger_entries_posted_on_date" CHECK ("posted_on" is null or fh_date("posted_on") is not null),
	CONSTRAINT "ledger_entries_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "ledger_entries_amount_minor_whole" CHECK (scale("amount_minor") = 0 and abs("amount_minor") <= 9007199254740991),
	CONSTRAINT "ledger_entries_amount_check" CHECK (amount_minor <> 0)
);

CREATE TABLE "companies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" varchar NOT NULL,
	"slug" varchar NOT NULL,
	"timezone" varchar DEFAULT 'Africa/Nairobi' NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"country" varchar DEFAULT 'KE' NOT NULL,
	"billing_day" numeric DEFAULT 1 NOT NULL,
	"billing_hour" numeric DEFAULT 6 NOT NULL,
	"status" varchar DEFAULT 'active' NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "companies_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "companies_status_values" CHECK ("status" in ('active', 'suspended'))
);

CREATE TABLE "branches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"name" varchar NOT NULL,
	"code" varchar NOT NULL,
	"city" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp(3) with time zone,
	CONSTRAINT "branches_company_id_key" UNIQUE("company_id","id")
);

CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"name" varchar NOT NULL,
	"user_id" uuid NOT NULL,
	"position_id" uuid,
	"branch_id" uuid,
	"status" varchar DEFAULT 'active' NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp(3) with time zone,
	CONSTRAINT "staff_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "staff_status_values" CHECK ("status" in ('active', 'suspended', 'left'))
);

CREATE TABLE "staff_rels" (
	"id" serial PRIMARY KEY NOT NULL,
	"order" integer,
	"parent_id" uuid NOT NULL,
	"path" varchar NOT NULL,
	"roles_id" uuid
);

CREATE TABLE "users_companies" (
	"_order" integer NOT NULL,
	"_parent_id" uuid NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"company_id" uuid NOT NULL
);

CREATE TABLE "users_sessions" (
	"_order" integer NOT NULL,
	"_parent_id" uuid NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"created_at" timestamp(3) with time zone,
	"expires_at" timestamp(3) with time zone NOT NULL
);

CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" varchar NOT NULL,
	"is_operator" boolean DEFAULT false,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"email" varchar NOT NULL,
	"reset_password_token" varchar,
	"reset_password_expiration" timestamp(3) with time zone,
	"salt" varchar,
	"hash" varchar,
	"reset_password_requested_at" timestamp(3) with time zone,
	"login_attempts" numeric DEFAULT 0,
	"lock_until" timestamp(3) with time zone
);

CREATE TABLE "roles_permissions" (
	"order" integer NOT NULL,
	"parent_id" uuid NOT NULL,
	"value" varchar,
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL
);

CREATE TABLE "roles" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"name" varchar NOT NULL,
	"key" varchar NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp(3) with time zone,
	CONSTRAINT "roles_company_id_key" UNIQUE("company_id","id")
);

CREATE TABLE "positions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"name" varchar NOT NULL,
	"description" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp(3) with time zone,
	CONSTRAINT "positions_company_id_key" UNIQUE("company_id","id")
);

CREATE TABLE "job_runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid,
	"kind" varchar NOT NULL,
	"status" varchar DEFAULT 'queued' NOT NULL,
	"processed" numeric DEFAULT 0,
	"total" numeric DEFAULT 0,
	"started_at" timestamp(3) with time zone,
	"finished_at" timestamp(3) with time zone,
	"counts" jsonb,
	"errors" jsonb,
	"params" jsonb,
	"dry_run" boolean DEFAULT false,
	"idempotency_key" varchar,
	"request_hash" varchar,
	"queue_job_id" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "job_runs_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "job_runs_status_values" CHECK ("status" in ('queued', 'running', 'done', 'failed', 'dead'))
);

CREATE TABLE "callback_inbox" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"gateway_account_id" uuid NOT NULL,
	"dedup_key" varchar NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"status" varchar DEFAULT 'received' NOT NULL,
	"outcome" varchar,
	"error" varchar,
	"attempts" numeric DEFAULT 0,
	"payment_id" uuid,
	"intent_id" uuid,
	"body" varchar NOT NULL,
	"content_type" varchar,
	"headers" jsonb,
	"source_ip" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "callback_inbox_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "callback_inbox_status_values" CHECK ("status" in ('received', 'processed', 'ignored', 'failed', 'dead'))
);

CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"actor_id" uuid,
	"action" varchar,
	"entity" varchar,
	"entity_id" varchar,
	"before" jsonb,
	"after" jsonb,
	"reason" varchar,
	"ip" varchar,
	"request_id" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_log_company_id_key" UNIQUE("company_id","id")
);

CREATE TABLE "number_sequences" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"doc_type" varchar NOT NULL,
	"year" numeric NOT NULL,
	"next" numeric DEFAULT 1 NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "number_sequences_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "number_sequences_next_check" CHECK (next >= 1 and scale(next) = 0)
);

CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid,
	"topic" varchar NOT NULL,
	"key" varchar,
	"payload" jsonb NOT NULL,
	"dispatched_at" timestamp(3) with time zone,
	"attempts" numeric DEFAULT 0,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_company_id_key" UNIQUE("company_id","id")
);

CREATE TABLE "payload_kv" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" varchar NOT NULL,
	"data" jsonb NOT NULL
);

CREATE TABLE "payload_locked_documents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"global_slug" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "payload_locked_documents_rels" (
	"id" serial PRIMARY KEY NOT NULL,
	"order" integer,
	"parent_id" uuid NOT NULL,
	"path" varchar NOT NULL,
	"projects_id" uuid,
	"blocks_id" uuid,
	"units_id" uuid,
	"ownerships_id" uuid,
	"people_id" uuid,
	"contracts_id" uuid,
	"gateway_accounts_id" uuid,
	"companies_id" uuid,
	"branches_id" uuid,
	"staff_id" uuid,
	"roles_id" uuid,
	"positions_id" uuid,
	"users_id" uuid
);

CREATE TABLE "payload_preferences" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" varchar,
	"value" jsonb,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "payload_preferences_rels" (
	"id" serial PRIMARY KEY NOT NULL,
	"order" integer,
	"parent_id" uuid NOT NULL,
	"path" varchar NOT NULL,
	"users_id" uuid
);

CREATE TABLE "payload_migrations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" varchar,
	"batch" numeric,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);

ALTER TABLE "projects" ADD CONSTRAINT "projects_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "projects" ADD CONSTRAINT "projects_branch_id_company_fk" FOREIGN KEY ("company_id","branch_id") REFERENCES "public"."branches"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "units" ADD CONSTRAINT "units_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "units" ADD CONSTRAINT "units_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "units" ADD CONSTRAINT "units_block_id_company_fk" FOREIGN KEY ("company_id","block_id") REFERENCES "public"."blocks"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "ownerships" ADD CONSTRAINT "ownerships_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "ownerships" ADD CONSTRAINT "ownerships_unit_id_company_fk" FOREIGN KEY ("company_id","unit_id") REFERENCES "public"."units"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "ownerships" ADD CONSTRAINT "ownerships_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "people" ADD CONSTRAINT "people_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "people" ADD CONSTRAINT "people_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_unit_id_company_fk" FOREIGN KEY ("company_id","unit_id") REFERENCES "public"."units"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_unit_id_company_fk" FOREIGN KEY ("company_id","unit_id") REFERENCES "public"."units"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_contract_id_company_fk" FOREIGN KEY ("company_id","contract_id") REFERENCES "public"."contracts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_invoice_id_company_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payments" ADD CONSTRAINT "payments_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payments" ADD CONSTRAINT "payments_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payments" ADD CONSTRAINT "payments_gateway_account_id_company_fk" FOREIGN KEY ("company_id","gateway_account_id") REFERENCES "public"."gateway_accounts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payments" ADD CONSTRAINT "payments_intent_id_company_fk" FOREIGN KEY ("company_id","intent_id") REFERENCES "public"."payment_intents"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payments" ADD CONSTRAINT "payments_callback_id_company_fk" FOREIGN KEY ("company_id","callback_id") REFERENCES "public"."callback_inbox"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_payment_id_company_fk" FOREIGN KEY ("company_id","payment_id") REFERENCES "public"."payments"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_invoice_id_company_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_line_id_company_fk" FOREIGN KEY ("company_id","line_id") REFERENCES "public"."invoice_lines"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_reverses_id_company_fk" FOREIGN KEY ("company_id","reverses_id") REFERENCES "public"."allocations"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payment_intents" ADD CONSTRAINT "payment_intents_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payment_intents" ADD CONSTRAINT "payment_intents_invoice_id_company_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payment_intents" ADD CONSTRAINT "payment_intents_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payment_intents" ADD CONSTRAINT "payment_intents_gateway_account_id_company_fk" FOREIGN KEY ("company_id","gateway_account_id") REFERENCES "public"."gateway_accounts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payment_intents" ADD CONSTRAINT "payment_intents_payment_id_company_fk" FOREIGN KEY ("company_id","payment_id") REFERENCES "public"."payments"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "gateway_accounts" ADD CONSTRAINT "gateway_accounts_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_reverses_id_company_fk" FOREIGN KEY ("company_id","reverses_id") REFERENCES "public"."ledger_transactions"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_transaction_id_company_fk" FOREIGN KEY ("company_id","transaction_id") REFERENCES "public"."ledger_transactions"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_account_id_company_fk" FOREIGN KEY ("company_id","account_id") REFERENCES "public"."ledger_accounts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_unit_id_company_fk" FOREIGN KEY ("company_id","unit_id") REFERENCES "public"."units"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_contract_id_company_fk" FOREIGN KEY ("company_id","contract_id") REFERENCES "public"."contracts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_invoice_id_company_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_payment_id_company_fk" FOREIGN KEY ("company_id","payment_id") REFERENCES "public"."payments"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "branches" ADD CONSTRAINT "branches_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "staff" ADD CONSTRAINT "staff_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "staff" ADD CONSTRAINT "staff_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "staff" ADD CONSTRAINT "staff_position_id_company_fk" FOREIGN KEY ("company_id","position_id") REFERENCES "public"."positions"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "staff" ADD CONSTRAINT "staff_branch_id_company_fk" FOREIGN KEY ("company_id","branch_id") REFERENCES "public"."branches"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "staff_rels" ADD CONSTRAINT "staff_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "staff_rels" ADD CONSTRAINT "staff_rels_roles_fk" FOREIGN KEY ("roles_id") REFERENCES "public"."roles"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "users_companies" ADD CONSTRAINT "users_companies_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "users_companies" ADD CONSTRAINT "users_companies_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "users_sessions" ADD CONSTRAINT "users_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "roles_permissions" ADD CONSTRAINT "roles_permissions_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."roles"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "roles" ADD CONSTRAINT "roles_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "positions" ADD CONSTRAINT "positions_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "job_runs" ADD CONSTRAINT "job_runs_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "callback_inbox" ADD CONSTRAINT "callback_inbox_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "callback_inbox" ADD CONSTRAINT "callback_inbox_gateway_account_id_company_fk" FOREIGN KEY ("company_id","gateway_account_id") REFERENCES "public"."gateway_accounts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "callback_inbox" ADD CONSTRAINT "callback_inbox_payment_id_company_fk" FOREIGN KEY ("company_id","payment_id") REFERENCES "public"."payments"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "callback_inbox" ADD CONSTRAINT "callback_inbox_intent_id_company_fk" FOREIGN KEY ("company_id","intent_id") REFERENCES "public"."payment_intents"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "number_sequences" ADD CONSTRAINT "number_sequences_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_locked_documents"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_projects_fk" FOREIGN KEY ("projects_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_blocks_fk" FOREIGN KEY ("blocks_id") REFERENCES "public"."blocks"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_units_fk" FOREIGN KEY ("units_id") REFERENCES "public"."units"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_ownerships_fk" FOREIGN KEY ("ownerships_id") REFERENCES "public"."ownerships"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_people_fk" FOREIGN KEY ("people_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_contracts_fk" FOREIGN KEY ("contracts_id") REFERENCES "public"."contracts"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_gateway_accounts_fk" FOREIGN KEY ("gateway_accounts_id") REFERENCES "public"."gateway_accounts"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_companies_fk" FOREIGN KEY ("companies_id") REFERENCES "public"."companies"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_branches_fk" FOREIGN KEY ("branches_id") REFERENCES "public"."branches"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_staff_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_roles_fk" FOREIGN KEY ("roles_id") REFERENCES "public"."roles"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_positions_fk" FOREIGN KEY ("positions_id") REFERENCES "public"."positions"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "projects_company_idx" ON "projects" USING btree ("company_id");
CREATE INDEX "projects_name_idx" ON "projects" USING btree ("name");
CREATE INDEX "projects_city_idx" ON "projects" USING btree ("city");
CREATE INDEX "projects_branch_idx" ON "projects" USING btree ("branch_id");
CREATE INDEX "projects_updated_at_idx" ON "projects" USING btree ("updated_at");
CREATE INDEX "projects_created_at_idx" ON "projects" USING btree ("created_at");
CREATE INDEX "projects_deleted_at_idx" ON "projects" USING btree ("deleted_at");
CREATE UNIQUE INDEX "projects_code_unique" ON "projects" USING btree ("company_id",lower(code)) WHERE deleted_at is null;
CREATE INDEX "blocks_company_idx" ON "blocks" USING btree ("company_id");
CREATE INDEX "blocks_project_idx" ON "blocks" USING btree ("project_id");
CREATE INDEX "blocks_updated_at_idx" ON "blocks" USING btree ("updated_at");
CREATE INDEX "blocks_created_at_idx" ON "blocks" USING btree ("created_at");
CREATE INDEX "blocks_deleted_at_idx" ON "blocks" USING btree ("deleted_at");
CREATE UNIQUE INDEX "blocks_name_unique" ON "blocks" USING btree ("company_id","project_id",lower(name)) WHERE deleted_at is null;
CREATE INDEX "units_company_idx" ON "units" USING btree ("company_id");
CREATE INDEX "units_identifier_idx" ON "units" USING btree ("identifier");
CREATE INDEX "units_project_idx" ON "units" USING btree ("project_id");
CREATE INDEX "units_block_idx" ON "units" USING btree ("block_id");
CREATE INDEX "units_status_idx" ON "units" USING btree ("status");
CREATE INDEX "units_updated_at_idx" ON "units" USING btree ("updated_at");
CREATE INDEX "units_created_at_idx" ON "units" USING btree ("created_at");
CREATE INDEX "units_deleted_at_idx" ON "units" USING btree ("deleted_at");
CREATE UNIQUE INDEX "units_identifier_unique" ON "units" USING btree ("company_id","project_id",lower(identifier)) WHERE deleted_at is null;
CREATE INDEX "ownerships_company_idx" ON "ownerships" USING btree ("company_id");
CREATE INDEX "ownerships_unit_idx" ON "ownerships" USING btree ("unit_id");
CREATE INDEX "ownerships_person_idx" ON "ownerships" USING btree ("person_id");
CREATE INDEX "ownerships_updated_at_idx" ON "ownerships" USING btree ("updated_at");
CREATE INDEX "ownerships_created_at_idx" ON "ownerships" USING btree ("created_at");
CREATE INDEX "people_company_idx" ON "people" USING btree ("company_id");
CREATE INDEX "people_phone_idx" ON "people" USING btree ("phone");
CREATE INDEX "people_email_idx" ON "people" USING btree ("email");
CREATE INDEX "people_is_tenant_idx" ON "people" USING btree ("is_tenant");
CREATE INDEX "people_is_owner_idx" ON "people" USING btree ("is_owner");
CREATE INDEX "people_is_buyer_idx" ON "people" USING btree ("is_buyer");
CREATE INDEX "people_is_agent_idx" ON "people" USING btree ("is_agent");
CREATE INDEX "people_is_vendor_idx" ON "people" USING btree ("is_vendor");
CREATE INDEX "people_user_idx" ON "people" USING btree ("user_id");
CREATE INDEX "people_updated_at_idx" ON "people" USING btree ("updated_at");
CREATE INDEX "people_created_at_idx" ON "people" USING btree ("created_at");
CREATE INDEX "people_deleted_at_idx" ON "people" USING btree ("deleted_at");
CREATE UNIQUE INDEX "people_user_unique" ON "people" USING btree ("company_id","user_id") WHERE user_id is not null and deleted_at is null;
CREATE INDEX "contracts_company_idx" ON "contracts" USING btree ("company_id");
CREATE INDEX "contracts_number_idx" ON "contracts" USING btree ("number");
CREATE INDEX "contracts_unit_idx" ON "contracts" USING btree ("unit_id");
CREATE INDEX "contracts_person_idx" ON "contracts" USING btree ("person_id");
CREATE INDEX "contracts_project_idx" ON "contracts" USING btree ("project_id");
CREATE INDEX "contracts_start_date_idx" ON "contracts" USING btree ("start_date");
CREATE INDEX "contracts_status_idx" ON "contracts" USING btree ("status");
CREATE INDEX "contracts_updated_at_idx" ON "contracts" USING btree ("updated_at");
CREATE INDEX "contracts_created_at_idx" ON "contracts" USING btree ("created_at");
CREATE INDEX "contracts_deleted_at_idx" ON "contracts" USING btree ("deleted_at");
CREATE UNIQUE INDEX "contracts_number_unique" ON "contracts" USING btree ("company_id","number") WHERE number is not null and deleted_at is null;
CREATE INDEX "invoices_company_idx" ON "invoices" USING btree ("company_id");
CREATE INDEX "invoices_number_idx" ON "invoices" USING btree ("number");
CREATE INDEX "invoices_period_idx" ON "invoices" USING btree ("period");
CREATE INDEX "invoices_person_idx" ON "invoices" USING btree ("person_id");
CREATE INDEX "invoices_unit_idx" ON "invoices" USING btree ("unit_id");
CREATE INDEX "invoices_contract_idx" ON "invoices" USING btree ("contract_id");
CREATE INDEX "invoices_project_idx" ON "invoices" USING btree ("project_id");
CREATE INDEX "invoices_due_date_idx" ON "invoices" USING btree ("due_date");
CREATE INDEX "invoices_status_idx" ON "invoices" USING btree ("status");
CREATE INDEX "invoices_payment_state_idx" ON "invoices" USING btree ("payment_state");
CREATE INDEX "invoices_updated_at_idx" ON "invoices" USING btree ("updated_at");
CREATE INDEX "invoices_created_at_idx" ON "invoices" USING btree ("created_at");
CREATE INDEX "company_number_idx" ON "invoices" USING btree ("company_id","number");
CREATE UNIQUE INDEX "invoices_number_unique" ON "invoices" USING btree ("company_id","number") WHERE number is not null;
CREATE INDEX "invoice_lines_company_idx" ON "invoice_lines" USING btree ("company_id");
CREATE INDEX "invoice_lines_invoice_idx" ON "invoice_lines" USING btree ("invoice_id");
CREATE INDEX "invoice_lines_updated_at_idx" ON "invoice_lines" USING btree ("updated_at");
CREATE INDEX "invoice_lines_created_at_idx" ON "invoice_lines" USING btree ("created_at");
CREATE UNIQUE INDEX "invoice_lines_charge_key_unique" ON "invoice_lines" USING btree ("company_id","charge_key") WHERE charge_key is not null;
CREATE INDEX "payments_company_idx" ON "payments" USING btree ("company_id");
CREATE INDEX "payments_number_idx" ON "payments" USING btree ("number");
CREATE INDEX "payments_value_date_idx" ON "payments" USING btree ("value_date");
CREATE INDEX "payments_person_idx" ON "payments" USING btree ("person_id");
CREATE INDEX "payments_reference_idx" ON "payments" USING btree ("reference");
CREATE INDEX "payments_gateway_account_idx" ON "payments" USING btree ("gateway_account_id");
CREATE INDEX "payments_gateway_reference_idx" ON "payments" USING btree ("gateway_reference");
CREATE INDEX "payments_intent_idx" ON "payments" USING btree ("intent_id");
CREATE INDEX "payments_callback_idx" ON "payments" USING btree ("callback_id");
CREATE INDEX "payments_status_idx" ON "payments" USING btree ("status");
CREATE INDEX "payments_review_reason_idx" ON "payments" USING btree ("review_reason");
CREATE INDEX "payments_updated_at_idx" ON "payments" USING btree ("updated_at");
CREATE INDEX "payments_created_at_idx" ON "payments" USING btree ("created_at");
CREATE INDEX "company_number_1_idx" ON "payments" USING btree ("company_id","number");
CREATE UNIQUE INDEX "payments_number_unique" ON "payments" USING btree ("company_id","number") WHERE number is not null;
CREATE UNIQUE INDEX "payments_gateway_reference_unique" ON "payments" USING btree ("gateway_account_id","gateway_reference") WHERE gateway_reference is not null;
CREATE INDEX "allocations_company_idx" ON "allocations" USING btree ("company_id");
CREATE INDEX "allocations_payment_idx" ON "allocations" USING btree ("payment_id");
CREATE INDEX "allocations_invoice_idx" ON "allocations" USING btree ("invoice_id");
CREATE INDEX "allocations_line_idx" ON "allocations" USING btree ("line_id");
CREATE INDEX "allocations_reverses_idx" ON "allocations" USING btree ("reverses_id");
CREATE INDEX "allocations_updated_at_idx" ON "allocations" USING btree ("updated_at");
CREATE INDEX "allocations_created_at_idx" ON "allocations" USING btree ("created_at");
CREATE UNIQUE INDEX "allocations_reverses_unique" ON "allocations" USING btree ("reverses_id") WHERE reverses_id is not null;
CREATE INDEX "payment_intents_company_idx" ON "payment_intents" USING btree ("company_id");
CREATE INDEX "payment_intents_reference_idx" ON "payment_intents" USING btree ("reference");
CREATE INDEX "payment_intents_invoice_idx" ON "payment_intents" USING btree ("invoice_id");
CREATE INDEX "payment_intents_person_idx" ON "payment_intents" USING btree ("person_id");
CREATE INDEX "payment_intents_gateway_account_idx" ON "payment_intents" USING btree ("gateway_account_id");
CREATE INDEX "payment_intents_payment_idx" ON "payment_intents" USING btree ("payment_id");
CREATE INDEX "payment_intents_status_idx" ON "payment_intents" USING btree ("status");
CREATE INDEX "payment_intents_gateway_request_id_idx" ON "payment_intents" USING btree ("gateway_request_id");
CREATE INDEX "payment_intents_submitted_at_idx" ON "payment_intents" USING btree ("submitted_at");
CREATE INDEX "payment_intents_updated_at_idx" ON "payment_intents" USING btree ("updated_at");
CREATE INDEX "payment_intents_created_at_idx" ON "payment_intents" USING btree ("created_at");
CREATE UNIQUE INDEX "payment_intents_reference_unique" ON "payment_intents" USING btree ("company_id","reference");
CREATE UNIQUE INDEX "payment_intents_idempotency_key_unique" ON "payment_intents" USING btree ("company_id","idempotency_key") WHERE idempotency_key is not null;
CREATE INDEX "gateway_accounts_company_idx" ON "gateway_accounts" USING btree ("company_id");
CREATE UNIQUE INDEX "gateway_accounts_callback_token_hash_idx" ON "gateway_accounts" USING btree ("callback_token_hash");
CREATE INDEX "gateway_accounts_updated_at_idx" ON "gateway_accounts" USING btree ("updated_at");
CREATE INDEX "gateway_accounts_created_at_idx" ON "gateway_accounts" USING btree ("created_at");
CREATE INDEX "ledger_accounts_company_idx" ON "ledger_accounts" USING btree ("company_id");
CREATE INDEX "ledger_accounts_code_idx" ON "ledger_accounts" USING btree ("code");
CREATE INDEX "ledger_accounts_updated_at_idx" ON "ledger_accounts" USING btree ("updated_at");
CREATE INDEX "ledger_accounts_created_at_idx" ON "ledger_accounts" USING btree ("created_at");
CREATE UNIQUE INDEX "ledger_accounts_key_unique" ON "ledger_accounts" USING btree ("company_id","key","currency","subject");
CREATE INDEX "ledger_transactions_company_idx" ON "ledger_transactions" USING btree ("company_id");
CREATE INDEX "ledger_transactions_posted_on_idx" ON "ledger_transactions" USING btree ("posted_on");
CREATE INDEX "ledger_transactions_event_idx" ON "ledger_transactions" USING btree ("event");
CREATE INDEX "ledger_transactions_source_id_idx" ON "ledger_transactions" USING btree ("source_id");
CREATE INDEX "ledger_transactions_reverses_idx" ON "ledger_transactions" USING btree ("reverses_id");
CREATE INDEX "ledger_transactions_updated_at_idx" ON "ledger_transactions" USING btree ("updated_at");
CREATE INDEX "ledger_transactions_created_at_idx" ON "ledger_transactions" USING btree ("created_at");
CREATE UNIQUE INDEX "ledger_transactions_idempotency_key_unique" ON "ledger_transactions" USING btree ("company_id","idempotency_key") WHERE idempotency_key is not null;
CREATE UNIQUE INDEX "ledger_transactions_reverses_unique" ON "ledger_transactions" USING btree ("reverses_id") WHERE reverses_id is not null;
CREATE INDEX "ledger_entries_company_idx" ON "ledger_entries" USING btree ("company_id");
CREATE INDEX "ledger_entries_transaction_idx" ON "ledger_entries" USING btree ("transaction_id");
CREATE INDEX "ledger_entries_account_idx" ON "ledger_entries" USING btree ("account_id");
CREATE INDEX "ledger_entries_posted_on_idx" ON "ledger_entries" USING btree ("posted_on");
CREATE INDEX "ledger_entries_person_idx" ON "ledger_entries" USING btree ("person_id");
CREATE INDEX "ledger_entries_unit_idx" ON "ledger_entries" USING btree ("unit_id");
CREATE INDEX "ledger_entries_contract_idx" ON "ledger_entries" USING btree ("contract_id");
CREATE INDEX "ledger_entries_project_idx" ON "ledger_entries" USING btree ("project_id");
CREATE INDEX "ledger_entries_invoice_idx" ON "ledger_entries" USING btree ("invoice_id");
CREATE INDEX "ledger_entries_payment_idx" ON "ledger_entries" USING btree ("payment_id");
CREATE INDEX "ledger_entries_updated_at_idx" ON "ledger_entries" USING btree ("updated_at");
CREATE INDEX "ledger_entries_created_at_idx" ON "ledger_entries" USING btree ("created_at");
CREATE UNIQUE INDEX "companies_slug_idx" ON "companies" USING btree ("slug");
CREATE INDEX "companies_updated_at_idx" ON "companies" USING btree ("updated_at");
CREATE INDEX "companies_created_at_idx" ON "companies" USING btree ("created_at");
CREATE INDEX "branches_company_idx" ON "branches" USING btree ("company_id");
CREATE INDEX "branches_updated_at_idx" ON "branches" USING btree ("updated_at");
CREATE INDEX "branches_created_at_idx" ON "branches" USING btree ("created_at");
CREATE INDEX "branches_deleted_at_idx" ON "branches" USING btree ("deleted_at");
CREATE UNIQUE INDEX "branches_code_unique" ON "branches" USING btree ("company_id",lower(code)) WHERE deleted_at is null;
CREATE INDEX "staff_company_idx" ON "staff" USING btree ("company_id");
CREATE INDEX "staff_user_idx" ON "staff" USING btree ("user_id");
CREATE INDEX "staff_position_idx" ON "staff" USING btree ("position_id");
CREATE INDEX "staff_branch_idx" ON "staff" USING btree ("branch_id");
CREATE INDEX "staff_updated_at_idx" ON "staff" USING btree ("updated_at");
CREATE INDEX "staff_created_at_idx" ON "staff" USING btree ("created_at");
CREATE INDEX "staff_deleted_at_idx" ON "staff" USING btree ("deleted_at");
CREATE UNIQUE INDEX "staff_user_unique" ON "staff" USING btree ("company_id","user_id") WHERE deleted_at is null;
CREATE INDEX "staff_rels_order_idx" ON "staff_rels" USING btree ("order");
CREATE INDEX "staff_rels_parent_idx" ON "staff_rels" USING btree ("parent_id");
CREATE INDEX "staff_rels_path_idx" ON "staff_rels" USING btree ("path");
CREATE INDEX "staff_rels_roles_id_idx" ON "staff_rels" USING btree ("roles_id");
CREATE INDEX "users_companies_order_idx" ON "users_companies" USING btree ("_order");
CREATE INDEX "users_companies_parent_id_idx" ON "users_companies" USING btree ("_parent_id");
CREATE INDEX "users_companies_company_idx" ON "users_companies" USING btree ("company_id");
CREATE INDEX "users_sessions_order_idx" ON "users_sessions" USING btree ("_order");
CREATE INDEX "users_sessions_parent_id_idx" ON "users_sessions" USING btree ("_parent_id");
CREATE INDEX "users_updated_at_idx" ON "users" USING btree ("updated_at");
CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
CREATE INDEX "roles_permissions_order_idx" ON "roles_permissions" USING btree ("order");
CREATE INDEX "roles_permissions_parent_idx" ON "roles_permissions" USING btree ("parent_id");
CREATE INDEX "roles_company_idx" ON "roles" USING btree ("company_id");
CREATE INDEX "roles_updated_at_idx" ON "roles" USING btree ("updated_at");
CREATE INDEX "roles_created_at_idx" ON "roles" USING btree ("created_at");
CREATE INDEX "roles_deleted_at_idx" ON "roles" USING btree ("deleted_at");
CREATE UNIQUE INDEX "roles_key_unique" ON "roles" USING btree ("company_id",lower(key)) WHERE deleted_at is null;
CREATE INDEX "positions_company_idx" ON "positions" USING btree ("company_id");
CREATE INDEX "positions_updated_at_idx" ON "positions" USING btree ("updated_at");
CREATE INDEX "positions_created_at_idx" ON "positions" USING btree ("created_at");
CREATE INDEX "positions_deleted_at_idx" ON "positions" USING btree ("deleted_at");
CREATE UNIQUE INDEX "positions_name_unique" ON "positions" USING btree ("company_id",lower(name)) WHERE deleted_at is null;
CREATE INDEX "job_runs_company_idx" ON "job_runs" USING btree ("company_id");
CREATE INDEX "job_runs_kind_idx" ON "job_runs" USING btree ("kind");
CREATE INDEX "job_runs_status_idx" ON "job_runs" USING btree ("status");
CREATE INDEX "job_runs_queue_job_id_idx" ON "job_runs" USING btree ("queue_job_id");
CREATE INDEX "job_runs_updated_at_idx" ON "job_runs" USING btree ("updated_at");
CREATE INDEX "job_runs_created_at_idx" ON "job_runs" USING btree ("created_at");
CREATE UNIQUE INDEX "job_runs_idempotency_key_unique" ON "job_runs" USING btree (coalesce(company_id::text, ''),"kind","idempotency_key") WHERE idempotency_key is not null;
CREATE INDEX "callback_inbox_company_idx" ON "callback_inbox" USING btree ("company_id");
CREATE INDEX "callback_inbox_gateway_account_idx" ON "callback_inbox" USING btree ("gateway_account_id");
CREATE INDEX "callback_inbox_received_at_idx" ON "callback_inbox" USING btree ("received_at");
CREATE INDEX "callback_inbox_status_idx" ON "callback_inbox" USING btree ("status");
CREATE INDEX "callback_inbox_payment_idx" ON "callback_inbox" USING btree ("payment_id");
CREATE INDEX "callback_inbox_intent_idx" ON "callback_inbox" USING btree ("intent_id");
CREATE INDEX "callback_inbox_updated_at_idx" ON "callback_inbox" USING btree ("updated_at");
CREATE INDEX "callback_inbox_created_at_idx" ON "callback_inbox" USING btree ("created_at");
CREATE UNIQUE INDEX "callback_inbox_dedup_key_unique" ON "callback_inbox" USING btree ("gateway_account_id","dedup_key");
CREATE INDEX "audit_log_company_idx" ON "audit_log" USING btree ("company_id");
CREATE INDEX "audit_log_at_idx" ON "audit_log" USING btree ("at");
CREATE INDEX "audit_log_actor_idx" ON "audit_log" USING btree ("actor_id");
CREATE INDEX "audit_log_entity_idx" ON "audit_log" USING btree ("entity");
CREATE INDEX "audit_log_entity_id_idx" ON "audit_log" USING btree ("entity_id");
CREATE INDEX "audit_log_updated_at_idx" ON "audit_log" USING btree ("updated_at");
CREATE INDEX "audit_log_created_at_idx" ON "audit_log" USING btree ("created_at");
CREATE INDEX "number_sequences_company_idx" ON "number_sequences" USING btree ("company_id");
CREATE INDEX "number_sequences_updated_at_idx" ON "number_sequences" USING btree ("updated_at");
CREATE INDEX "number_sequences_created_at_idx" ON "number_sequences" USING btree ("created_at");
CREATE UNIQUE INDEX "number_sequences_document_unique" ON "number_sequences" USING btree ("company_id","doc_type","year");
CREATE INDEX "outbox_company_idx" ON "outbox" USING btree ("company_id");
CREATE INDEX "outbox_dispatched_at_idx" ON "outbox" USING btree ("dispatched_at");
CREATE INDEX "outbox_updated_at_idx" ON "outbox" USING btree ("updated_at");
CREATE INDEX "outbox_created_at_idx" ON "outbox" USING btree ("created_at");
CREATE UNIQUE INDEX "outbox_key_unique" ON "outbox" USING btree ("key") WHERE key is not null;
CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
CREATE INDEX "payload_locked_documents_global_slug_idx" ON "payload_locked_documents" USING btree ("global_slug");
CREATE INDEX "payload_locked_documents_updated_at_idx" ON "payload_locked_documents" USING btree ("updated_at");
CREATE INDEX "payload_locked_documents_created_at_idx" ON "payload_locked_documents" USING btree ("created_at");
CREATE INDEX "payload_locked_documents_rels_order_idx" ON "payload_locked_documents_rels" USING btree ("order");
CREATE INDEX "payload_locked_documents_rels_parent_idx" ON "payload_locked_documents_rels" USING btree ("parent_id");
CREATE INDEX "payload_locked_documents_rels_path_idx" ON "payload_locked_documents_rels" USING btree ("path");
CREATE INDEX "payload_locked_documents_rels_projects_id_idx" ON "payload_locked_documents_rels" USING btree ("projects_id");
CREATE INDEX "payload_locked_documents_rels_blocks_id_idx" ON "payload_locked_documents_rels" USING btree ("blocks_id");
CREATE INDEX "payload_locked_documents_rels_units_id_idx" ON "payload_locked_documents_rels" USING btree ("units_id");
CREATE INDEX "payload_locked_documents_rels_ownerships_id_idx" ON "payload_locked_documents_rels" USING btree ("ownerships_id");
CREATE INDEX "payload_locked_documents_rels_people_id_idx" ON "payload_locked_documents_rels" USING btree ("people_id");
CREATE INDEX "payload_locked_documents_rels_contracts_id_idx" ON "payload_locked_documents_rels" USING btree ("contracts_id");
CREATE INDEX "payload_locked_documents_rels_gateway_accounts_id_idx" ON "payload_locked_documents_rels" USING btree ("gateway_accounts_id");
CREATE INDEX "payload_locked_documents_rels_companies_id_idx" ON "payload_locked_documents_rels" USING btree ("companies_id");
CREATE INDEX "payload_locked_documents_rels_branches_id_idx" ON "payload_locked_documents_rels" USING btree ("branches_id");
CREATE INDEX "payload_locked_documents_rels_staff_id_idx" ON "payload_locked_documents_rels" USING btree ("staff_id");
CREATE INDEX "payload_locked_documents_rels_roles_id_idx" ON "payload_locked_documents_rels" USING btree ("roles_id");
CREATE INDEX "payload_locked_documents_rels_positions_id_idx" ON "payload_locked_documents_rels" USING btree ("positions_id");
CREATE INDEX "payload_locked_documents_rels_users_id_idx" ON "payload_locked_documents_rels" USING btree ("users_id");
CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");`)
  },
  down: async ({ db }) => {
    await db.execute(sql`
DROP TABLE "projects" CASCADE;
DROP TABLE "blocks" CASCADE;
DROP TABLE "units" CASCADE;
DROP TABLE "ownerships" CASCADE;
DROP TABLE "people" CASCADE;
DROP TABLE "contracts" CASCADE;
DROP TABLE "invoices" CASCADE;
DROP TABLE "invoice_lines" CASCADE;
DROP TABLE "payments" CASCADE;
DROP TABLE "allocations" CASCADE;
DROP TABLE "payment_intents" CASCADE;
DROP TABLE "gateway_accounts" CASCADE;
DROP TABLE "ledger_accounts" CASCADE;
DROP TABLE "ledger_transactions" CASCADE;
DROP TABLE "ledger_entries" CASCADE;
DROP TABLE "companies" CASCADE;
DROP TABLE "branches" CASCADE;
DROP TABLE "staff" CASCADE;
DROP TABLE "staff_rels" CASCADE;
DROP TABLE "users_companies" CASCADE;
DROP TABLE "users_sessions" CASCADE;
DROP TABLE "users" CASCADE;
DROP TABLE "roles_permissions" CASCADE;
DROP TABLE "roles" CASCADE;
DROP TABLE "positions" CASCADE;
DROP TABLE "job_runs" CASCADE;
DROP TABLE "callback_inbox" CASCADE;
DROP TABLE "audit_log" CASCADE;
DROP TABLE "number_sequences" CASCADE;
DROP TABLE "outbox" CASCADE;
DROP TABLE "payload_kv" CASCADE;
DROP TABLE "payload_locked_documents" CASCADE;
DROP TABLE "payload_locked_documents_rels" CASCADE;
DROP TABLE "payload_preferences" CASCADE;
DROP TABLE "payload_preferences_rels" CASCADE;
DROP TABLE "payload_migrations" CASCADE;`)
  },
}
