import { sql } from '@payloadcms/db-postgres'
import type { Migration } from '../db/migration.ts'

export const migration: Migration = {
  name: '0009_money',
  up: async ({ db }) => {
    await db.execute(sql`
CREATE TABLE "credit_notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"number" varchar,
	"kind" varchar DEFAULT 'credit' NOT NULL,
	"issue_date" varchar NOT NULL,
	"invoice_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"amount_minor" numeric NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"reason" varchar DEFAULT 'billing_error' NOT NULL,
	"description" varchar,
	"status" varchar DEFAULT 'pending_approval' NOT NULL,
	"proposed_by_id" uuid,
	"decided_by_id" uuid,
	"decided_at" timestamp(3) with time zone,
	"decision_reason" varchar,
	"idempotency_key" varchar,
	"request_hash" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_notes_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "credit_notes_issue_date_date" CHECK ("issue_date" is null or fh_date("issue_date") is not null),
	CONSTRAINT "credit_notes_amount_minor_whole" CHECK (scale("amount_minor") = 0 and abs("amount_minor") <= 9007199254740991),
	CONSTRAINT "credit_notes_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "credit_notes_kind_values" CHECK ("kind" in ('credit', 'waiver', 'write_off', 'correction')),
	CONSTRAINT "credit_notes_reason_values" CHECK ("reason" in ('billing_error', 'service_issue', 'payer_request', 'promotional', 'bad_debt', 'penalty', 'other')),
	CONSTRAINT "credit_notes_status_values" CHECK ("status" in ('pending_approval', 'issued', 'rejected')),
	CONSTRAINT "credit_notes_amount_check" CHECK (amount_minor > 0),
	CONSTRAINT "credit_notes_issued_check" CHECK (status <> 'issued' or number is not null)
);

CREATE TABLE "credit_note_lines" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"credit_note_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"net_minor" numeric NOT NULL,
	"tax_minor" numeric NOT NULL,
	"amount_minor" numeric NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_note_lines_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "credit_note_lines_net_minor_whole" CHECK (scale("net_minor") = 0 and abs("net_minor") <= 9007199254740991),
	CONSTRAINT "credit_note_lines_tax_minor_whole" CHECK (scale("tax_minor") = 0 and abs("tax_minor") <= 9007199254740991),
	CONSTRAINT "credit_note_lines_amount_minor_whole" CHECK (scale("amount_minor") = 0 and abs("amount_minor") <= 9007199254740991),
	CONSTRAINT "credit_note_lines_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "credit_note_lines_amount_check" CHECK (amount_minor > 0 and net_minor >= 0 and tax_minor >= 0 and amount_minor = net_minor + tax_minor)
);

CREATE TABLE "recurring_invoices_lines" (
	"_order" integer NOT NULL,
	"_parent_id" uuid NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"kind" varchar DEFAULT 'other' NOT NULL,
	"description" varchar NOT NULL,
	"quantity" numeric DEFAULT 1 NOT NULL,
	"unit_amount_minor" numeric NOT NULL,
	"tax_rate_bps" numeric DEFAULT 0,
	CONSTRAINT "recurring_invoices_lines_unit_amount_minor_whole" CHECK (scale("unit_amount_minor") = 0 and abs("unit_amount_minor") <= 9007199254740991),
	CONSTRAINT "recurring_invoices_lines_tax_rate_bps_whole" CHECK (scale("tax_rate_bps") = 0 and "tax_rate_bps" between 0 and 1000000),
	CONSTRAINT "recurring_invoices_lines_kind_values" CHECK ("kind" in ('service', 'fee', 'other'))
);

CREATE TABLE "recurring_invoices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"name" varchar NOT NULL,
	"person_id" uuid NOT NULL,
	"unit_id" uuid,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"discount_bps" numeric DEFAULT 0,
	"every_months" numeric DEFAULT 1 NOT NULL,
	"next_date" varchar NOT NULL,
	"end_date" varchar,
	"due_days" numeric DEFAULT 14 NOT NULL,
	"notes" varchar,
	"anchor_day" numeric,
	"issues" boolean DEFAULT false,
	"is_active" boolean DEFAULT true,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recurring_invoices_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "recurring_invoices_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "recurring_invoices_discount_bps_whole" CHECK (scale("discount_bps") = 0 and "discount_bps" between 0 and 1000000),
	CONSTRAINT "recurring_invoices_next_date_date" CHECK ("next_date" is null or fh_date("next_date") is not null),
	CONSTRAINT "recurring_invoices_end_date_date" CHECK ("end_date" is null or fh_date("end_date") is not null)
);

CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"number" varchar,
	"person_id" uuid NOT NULL,
	"amount_minor" numeric NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"method" varchar NOT NULL,
	"account_id" uuid,
	"reason" varchar NOT NULL,
	"status" varchar DEFAULT 'pending_approval' NOT NULL,
	"paid_at" timestamp(3) with time zone,
	"proposed_by_id" uuid,
	"decided_by_id" uuid,
	"decided_at" timestamp(3) with time zone,
	"decision_reason" varchar,
	"idempotency_key" varchar,
	"request_hash" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refunds_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "refunds_amount_minor_whole" CHECK (scale("amount_minor") = 0 and abs("amount_minor") <= 9007199254740991),
	CONSTRAINT "refunds_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "refunds_method_values" CHECK ("method" in ('cash', 'bank', 'mobile', 'paybill', 'till')),
	CONSTRAINT "refunds_status_values" CHECK ("status" in ('pending_approval', 'approved', 'processing', 'paid', 'failed', 'rejected', 'cancelled')),
	CONSTRAINT "refunds_amount_check" CHECK (amount_minor > 0)
);

CREATE TABLE "refund_lines" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"refund_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"amount_minor" numeric NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refund_lines_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "refund_lines_amount_minor_whole" CHECK (scale("amount_minor") = 0 and abs("amount_minor") <= 9007199254740991),
	CONSTRAINT "refund_lines_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "refund_lines_amount_check" CHECK (amount_minor > 0)
);

CREATE TABLE "deposit_settlements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"settled_on" varchar NOT NULL,
	"held_minor" numeric DEFAULT 0 NOT NULL,
	"deductions_minor" numeric DEFAULT 0 NOT NULL,
	"arrears_minor" numeric DEFAULT 0 NOT NULL,
	"refund_minor" numeric DEFAULT 0 NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"invoice_id" uuid,
	"payment_id" uuid,
	"settled_by_id" uuid,
	"idempotency_key" varchar,
	"request_hash" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "deposit_settlements_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "deposit_settlements_settled_on_date" CHECK ("settled_on" is null or fh_date("settled_on") is not null),
	CONSTRAINT "deposit_settlements_held_minor_whole" CHECK (scale("held_minor") = 0 and abs("held_minor") <= 9007199254740991),
	CONSTRAINT "deposit_settlements_deductions_minor_whole" CHECK (scale("deductions_minor") = 0 and abs("deductions_minor") <= 9007199254740991),
	CONSTRAINT "deposit_settlements_arrears_minor_whole" CHECK (scale("arrears_minor") = 0 and abs("arrears_minor") <= 9007199254740991),
	CONSTRAINT "deposit_settlements_refund_minor_whole" CHECK (scale("refund_minor") = 0 and abs("refund_minor") <= 9007199254740991),
	CONSTRAINT "deposit_settlements_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "deposit_settlements_not_negative_check" CHECK (held_minor >= 0 and deductions_minor >= 0 and arrears_minor >= 0 and refund_minor >= 0)
);

CREATE TABLE "penalties" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"number" varchar,
	"type" varchar DEFAULT 'late_payment' NOT NULL,
	"origin" varchar DEFAULT 'manual' NOT NULL,
	"person_id" uuid NOT NULL,
	"contract_id" uuid,
	"unit_id" uuid,
	"project_id" uuid,
	"amount_minor" numeric NOT NULL,
	"waived_minor" numeric DEFAULT 0 NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"date_applied" varchar NOT NULL,
	"due_date" varchar NOT NULL,
	"overdue_invoice_id" uuid,
	"policy_version_id" uuid,
	"period" varchar,
	"sequence" numeric DEFAULT 1 NOT NULL,
	"invoice_id" uuid,
	"line_id" uuid,
	"notes" varchar,
	"tenant_notes" varchar,
	"explanation" jsonb,
	"status" varchar DEFAULT 'pending' NOT NULL,
	"created_by_id" uuid,
	"idempotency_key" varchar,
	"request_hash" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "penalties_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "penalties_amount_minor_whole" CHECK (scale("amount_minor") = 0 and abs("amount_minor") <= 9007199254740991),
	CONSTRAINT "penalties_waived_minor_whole" CHECK (scale("waived_minor") = 0 and abs("waived_minor") <= 9007199254740991),
	CONSTRAINT "penalties_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "penalties_due_date_date" CHECK ("due_date" is null or fh_date("due_date") is not null),
	CONSTRAINT "penalties_period_month" CHECK ("period" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "penalties_type_values" CHECK ("type" in ('late_payment', 'returned_payment', 'lease_violation', 'utility_overcharge', 'other')),
	CONSTRAINT "penalties_origin_values" CHECK ("origin" in ('manual', 'policy')),
	CONSTRAINT "penalties_status_values" CHECK ("status" in ('pending', 'applied', 'paid', 'waived', 'cancelled')),
	CONSTRAINT "penalties_amount_check" CHECK (amount_minor > 0),
	CONSTRAINT "penalties_waived_check" CHECK (waived_minor between 0 and amount_minor)
);

CREATE TABLE "penalty_waivers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"penalty_id" uuid NOT NULL,
	"amount_minor" numeric NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"reason" varchar NOT NULL,
	"credit_note_id" uuid,
	"status" varchar DEFAULT 'pending_approval' NOT NULL,
	"proposed_by_id" uuid,
	"decided_by_id" uuid,
	"decided_at" timestamp(3) with time zone,
	"decision_reason" varchar,
	"idempotency_key" varchar,
	"request_hash" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "penalty_waivers_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "penalty_waivers_amount_minor_whole" CHECK (scale("amount_minor") = 0 and abs("amount_minor") <= 9007199254740991),
	CONSTRAINT "penalty_waivers_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "penalty_waivers_status_values" CHECK ("status" in ('pending_approval', 'approved', 'rejected')),
	CONSTRAINT "penalty_waivers_amount_check" CHECK (amount_minor > 0)
);

CREATE TABLE "penalty_pauses" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"person_id" uuid,
	"contract_id" uuid,
	"project_id" uuid,
	"from_date" varchar NOT NULL,
	"to_date" varchar,
	"reason" varchar NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "penalty_pauses_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "penalty_pauses_from_date_date" CHECK ("from_date" is null or fh_date("from_date") is not null),
	CONSTRAINT "penalty_pauses_to_date_date" CHECK ("to_date" is null or fh_date("to_date") is not null),
	CONSTRAINT "penalty_pauses_date_order_check" CHECK (to_date is null or fh_date(to_date) >= fh_date(from_date))
);

CREATE TABLE "payouts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"number" varchar,
	"person_id" uuid NOT NULL,
	"project_id" uuid,
	"batch_id" uuid,
	"from_date" varchar,
	"to_date" varchar NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"collected_minor" numeric DEFAULT 0 NOT NULL,
	"fee_minor" numeric DEFAULT 0 NOT NULL,
	"services_minor" numeric DEFAULT 0 NOT NULL,
	"expenses_minor" numeric DEFAULT 0 NOT NULL,
	"adjustments_minor" numeric DEFAULT 0 NOT NULL,
	"withholding_minor" numeric DEFAULT 0 NOT NULL,
	"net_minor" numeric DEFAULT 0 NOT NULL,
	"paid_minor" numeric DEFAULT 0 NOT NULL,
	"method" varchar,
	"account_id" uuid,
	"notes" varchar,
	"status" varchar DEFAULT 'draft' NOT NULL,
	"paid_at" timestamp(3) with time zone,
	"proposed_by_id" uuid,
	"decided_by_id" uuid,
	"decided_at" timestamp(3) with time zone,
	"decision_reason" varchar,
	"idempotency_key" varchar,
	"request_hash" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payouts_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "payouts_from_date_date" CHECK ("from_date" is null or fh_date("from_date") is not null),
	CONSTRAINT "payouts_to_date_date" CHECK ("to_date" is null or fh_date("to_date") is not null),
	CONSTRAINT "payouts_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "payouts_collected_minor_whole" CHECK (scale("collected_minor") = 0 and abs("collected_minor") <= 9007199254740991),
	CONSTRAINT "payouts_fee_minor_whole" CHECK (scale("fee_minor") = 0 and abs("fee_minor") <= 9007199254740991),
	CONSTRAINT "payouts_services_minor_whole" CHECK (scale("services_minor") = 0 and abs("services_minor") <= 9007199254740991),
	CONSTRAINT "payouts_expenses_minor_whole" CHECK (scale("expenses_minor") = 0 and abs("expenses_minor") <= 9007199254740991),
	CONSTRAINT "payouts_adjustments_minor_whole" CHECK (scale("adjustments_minor") = 0 and abs("adjustments_minor") <= 9007199254740991),
	CONSTRAINT "payouts_withholding_minor_whole" CHECK (scale("withholding_minor") = 0 and abs("withholding_minor") <= 9007199254740991),
	CONSTRAINT "payouts_net_minor_whole" CHECK (scale("net_minor") = 0 and abs("net_minor") <= 9007199254740991),
	CONSTRAINT "payouts_paid_minor_whole" CHECK (scale("paid_minor") = 0 and abs("paid_minor") <= 9007199254740991),
	CONSTRAINT "payouts_method_values" CHECK ("method" in ('cash', 'bank', 'mobile', 'paybill', 'till')),
	CONSTRAINT "payouts_status_values" CHECK ("status" in ('draft', 'pending_approval', 'approved', 'processing', 'paid', 'partial', 'failed', 'rejected', 'cancelled')),
	CONSTRAINT "payouts_paid_check" CHECK (paid_minor >= 0 and (paid_minor = 0 or paid_minor <= net_minor)),
	CONSTRAINT "payouts_net_check" CHECK (net_minor = collected_minor + fee_minor + services_minor + expenses_minor + adjustments_minor + withholding_minor)
);

CREATE TABLE "payout_lines" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"payout_id" uuid NOT NULL,
	"position" numeric DEFAULT 1 NOT NULL,
	"kind" varchar NOT NULL,
	"description" varchar NOT NULL,
	"amount_minor" numeric NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"entry_id" uuid,
	"expense_id" uuid,
	"invoice_id" uuid,
	"payment_id" uuid,
	"project_service_id" uuid,
	"unit_id" uuid,
	"project_id" uuid,
	"charge_key" varchar,
	"is_released" boolean DEFAULT false,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payout_lines_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "payout_lines_amount_minor_whole" CHECK (scale("amount_minor") = 0 and abs("amount_minor") <= 9007199254740991),
	CONSTRAINT "payout_lines_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "payout_lines_kind_values" CHECK ("kind" in ('rent', 'fee', 'service', 'expense', 'adjustment', 'withholding', 'carried')),
	CONSTRAINT "payout_lines_amount_check" CHECK (amount_minor <> 0)
);

CREATE TABLE "payout_batches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"name" varchar NOT NULL,
	"to_date" varchar NOT NULL,
	"counts" jsonb,
	"proposed_by_id" uuid,
	"status" varchar DEFAULT 'open' NOT NULL,
	"idempotency_key" varchar,
	"request_hash" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payout_batches_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "payout_batches_to_date_date" CHECK ("to_date" is null or fh_date("to_date") is not null),
	CONSTRAINT "payout_batches_status_values" CHECK ("status" in ('open', 'closed'))
);

CREATE TABLE "expenses" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"vendor_id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	"vendor_reference" varchar,
	"project_id" uuid NOT NULL,
	"block_id" uuid,
	"unit_id" uuid,
	"description" varchar NOT NULL,
	"amount_minor" numeric NOT NULL,
	"tax_rate_bps" numeric DEFAULT 0,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"tax_minor" numeric DEFAULT 0,
	"total_minor" numeric DEFAULT 0,
	"paid_minor" numeric DEFAULT 0,
	"invoice_date" varchar NOT NULL,
	"due_date" varchar NOT NULL,
	"charged_to" varchar DEFAULT 'company' NOT NULL,
	"attachment_id" uuid,
	"service_id" uuid,
	"maintenance_request_id" uuid,
	"notes" varchar,
	"number" varchar,
	"status" varchar DEFAULT 'waiting_for_approval' NOT NULL,
	"recurring_id" uuid,
	"recurring_date" varchar,
	"owner_shares" jsonb,
	"proposed_by_id" uuid,
	"decided_by_id" uuid,
	"decided_at" timestamp(3) with time zone,
	"decision_reason" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "expenses_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "expenses_amount_minor_whole" CHECK (scale("amount_minor") = 0 and abs("amount_minor") <= 9007199254740991),
	CONSTRAINT "expenses_tax_rate_bps_whole" CHECK (scale("tax_rate_bps") = 0 and "tax_rate_bps" between 0 and 1000000),
	CONSTRAINT "expenses_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "expenses_tax_minor_whole" CHECK (scale("tax_minor") = 0 and abs("tax_minor") <= 9007199254740991),
	CONSTRAINT "expenses_total_minor_whole" CHECK (scale("total_minor") = 0 and abs("total_minor") <= 9007199254740991),
	CONSTRAINT "expenses_paid_minor_whole" CHECK (scale("paid_minor") = 0 and abs("paid_minor") <= 9007199254740991),
	CONSTRAINT "expenses_invoice_date_date" CHECK ("invoice_date" is null or fh_date("invoice_date") is not null),
	CONSTRAINT "expenses_due_date_date" CHECK ("due_date" is null or fh_date("due_date") is not null),
	CONSTRAINT "expenses_recurring_date_date" CHECK ("recurring_date" is null or fh_date("recurring_date") is not null),
	CONSTRAINT "expenses_charged_to_values" CHECK ("charged_to" in ('company', 'owner')),
	CONSTRAINT "expenses_status_values" CHECK ("status" in ('waiting_for_approval', 'approved', 'partial', 'paid', 'rejected', 'cancelled')),
	CONSTRAINT "expenses_amount_check" CHECK (amount_minor > 0),
	CONSTRAINT "expenses_total_check" CHECK (tax_minor >= 0 and total_minor = amount_minor + tax_minor),
	CONSTRAINT "expenses_paid_check" CHECK (paid_minor between 0 and total_minor)
);

CREATE TABLE "recurring_expenses" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"vendor_id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"block_id" uuid,
	"unit_id" uuid,
	"description" varchar NOT NULL,
	"amount_minor" numeric NOT NULL,
	"tax_rate_bps" numeric DEFAULT 0,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"charged_to" varchar DEFAULT 'company' NOT NULL,
	"every_months" numeric DEFAULT 1 NOT NULL,
	"next_date" varchar NOT NULL,
	"end_date" varchar,
	"due_days" numeric DEFAULT 14 NOT NULL,
	"anchor_day" numeric,
	"is_active" boolean DEFAULT true,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recurring_expenses_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "recurring_expenses_amount_minor_whole" CHECK (scale("amount_minor") = 0 and abs("amount_minor") <= 9007199254740991),
	CONSTRAINT "recurring_expenses_tax_rate_bps_whole" CHECK (scale("tax_rate_bps") = 0 and "tax_rate_bps" between 0 and 1000000),
	CONSTRAINT "recurring_expenses_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "recurring_expenses_next_date_date" CHECK ("next_date" is null or fh_date("next_date") is not null),
	CONSTRAINT "recurring_expenses_end_date_date" CHECK ("end_date" is null or fh_date("end_date") is not null),
	CONSTRAINT "recurring_expenses_charged_to_values" CHECK ("charged_to" in ('company', 'owner')),
	CONSTRAINT "recurring_expenses_amount_check" CHECK (amount_minor > 0)
);

CREATE TABLE "expense_categories" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"name" varchar NOT NULL,
	"is_active" boolean DEFAULT true,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "expense_categories_company_id_key" UNIQUE("company_id","id")
);

CREATE TABLE "budgets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	"year" numeric NOT NULL,
	"amount_minor" numeric NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"note" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "budgets_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "budgets_amount_minor_whole" CHECK (scale("amount_minor") = 0 and abs("amount_minor") <= 9007199254740991),
	CONSTRAINT "budgets_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "budgets_amount_check" CHECK (amount_minor >= 0)
);

CREATE TABLE "disbursements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"reference" varchar NOT NULL,
	"kind" varchar NOT NULL,
	"attempt" numeric DEFAULT 1 NOT NULL,
	"payout_id" uuid,
	"expense_id" uuid,
	"refund_id" uuid,
	"person_id" uuid,
	"method" varchar NOT NULL,
	"account_id" uuid,
	"recipient_name" varchar,
	"recipient_number" varchar,
	"channel" varchar,
	"account_reference" varchar,
	"amount_minor" numeric NOT NULL,
	"charge_minor" numeric DEFAULT 0,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"gateway_account_id" uuid,
	"bank_account_id" uuid,
	"gateway_request_id" varchar,
	"gateway_merchant_request_id" varchar,
	"gateway_reference" varchar,
	"status" varchar DEFAULT 'created' NOT NULL,
	"failure_reason" varchar,
	"review_reason" varchar,
	"submitted_at" timestamp(3) with time zone,
	"settled_at" timestamp(3) with time zone,
	"callback_id" uuid,
	"requested_by_id" uuid,
	"idempotency_key" varchar,
	"request_hash" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "disbursements_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "disbursements_amount_minor_whole" CHECK (scale("amount_minor") = 0 and abs("amount_minor") <= 9007199254740991),
	CONSTRAINT "disbursements_charge_minor_whole" CHECK (scale("charge_minor") = 0 and abs("charge_minor") <= 9007199254740991),
	CONSTRAINT "disbursements_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "disbursements_kind_values" CHECK ("kind" in ('payout', 'expense', 'refund')),
	CONSTRAINT "disbursements_method_values" CHECK ("method" in ('cash', 'bank', 'mobile', 'paybill', 'till')),
	CONSTRAINT "disbursements_status_values" CHECK ("status" in ('created', 'submitting', 'submitted', 'succeeded', 'failed', 'unknown', 'reversed')),
	CONSTRAINT "disbursements_review_reason_values" CHECK ("review_reason" in ('late_success', 'amount_mismatch', 'unconfirmed')),
	CONSTRAINT "disbursements_amount_check" CHECK (amount_minor > 0 and charge_minor >= 0),
	CONSTRAINT "disbursements_subject_check" CHECK (num_nonnulls(payout_id, expense_id, refund_id) = 1)
);

CREATE TABLE "bank_transactions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"reference" varchar NOT NULL,
	"source" varchar NOT NULL,
	"booked_on" varchar NOT NULL,
	"booked_at" timestamp(3) with time zone,
	"amount_minor" numeric NOT NULL,
	"matched_minor" numeric DEFAULT 0 NOT NULL,
	"balance_minor" numeric,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"gateway_account_id" uuid,
	"bank_account_id" uuid,
	"external_reference" varchar,
	"payer_name" varchar,
	"payer_phone" varchar,
	"bill_reference" varchar,
	"channel" varchar,
	"description" varchar,
	"payment_id" uuid,
	"disbursement_id" uuid,
	"import_id" uuid,
	"callback_id" uuid,
	"status" varchar DEFAULT 'unmatched' NOT NULL,
	"ignored_reason" varchar,
	"decided_by_id" uuid,
	"decided_at" timestamp(3) with time zone,
	"idempotency_key" varchar,
	"request_hash" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bank_transactions_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "bank_transactions_booked_on_date" CHECK ("booked_on" is null or fh_date("booked_on") is not null),
	CONSTRAINT "bank_transactions_amount_minor_whole" CHECK (scale("amount_minor") = 0 and abs("amount_minor") <= 9007199254740991),
	CONSTRAINT "bank_transactions_matched_minor_whole" CHECK (scale("matched_minor") = 0 and abs("matched_minor") <= 9007199254740991),
	CONSTRAINT "bank_transactions_balance_minor_whole" CHECK (scale("balance_minor") = 0 and abs("balance_minor") <= 9007199254740991),
	CONSTRAINT "bank_transactions_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "bank_transactions_source_values" CHECK ("source" in ('notification', 'import', 'gateway')),
	CONSTRAINT "bank_transactions_status_values" CHECK ("status" in ('unmatched', 'partly', 'matched', 'ignored', 'refunded')),
	CONSTRAINT "bank_transactions_amount_check" CHECK (amount_minor <> 0),
	CONSTRAINT "bank_transactions_matched_check" CHECK (case when amount_minor > 0 then matched_minor between 0 and amount_minor else matched_minor between amount_minor and 0 end)
);

CREATE TABLE "clearing_closings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"day" varchar NOT NULL,
	"expected_minor" numeric NOT NULL,
	"actual_minor" numeric NOT NULL,
	"difference_minor" numeric NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"note" varchar,
	"status" varchar DEFAULT 'agrees' NOT NULL,
	"closed_by_id" uuid,
	"idempotency_key" varchar,
	"request_hash" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "clearing_closings_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "clearing_closings_expected_minor_whole" CHECK (scale("expected_minor") = 0 and abs("expected_minor") <= 9007199254740991),
	CONSTRAINT "clearing_closings_actual_minor_whole" CHECK (scale("actual_minor") = 0 and abs("actual_minor") <= 9007199254740991),
	CONSTRAINT "clearing_closings_difference_minor_whole" CHECK (scale("difference_minor") = 0 and abs("difference_minor") <= 9007199254740991),
	CONSTRAINT "clearing_closings_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "clearing_closings_status_values" CHECK ("status" in ('agrees', 'explained', 'differs')),
	CONSTRAINT "clearing_closings_difference_check" CHECK (difference_minor = actual_minor - expected_minor)
);

CREATE TABLE "reminders" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"offset_days" numeric NOT NULL,
	"channel" varchar NOT NULL,
	"sent_at" timestamp(3) with time zone,
	"status" varchar DEFAULT 'sent' NOT NULL,
	"skip_reason" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reminders_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "reminders_channel_values" CHECK ("channel" in ('email', 'sms')),
	CONSTRAINT "reminders_status_values" CHECK ("status" in ('sent', 'skipped'))
);

CREATE TABLE "payment_promises" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"invoice_id" uuid,
	"promised_on" varchar NOT NULL,
	"amount_minor" numeric,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"note" varchar,
	"recorded_by_id" uuid,
	"status" varchar DEFAULT 'open' NOT NULL,
	"idempotency_key" varchar,
	"request_hash" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_promises_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "payment_promises_promised_on_date" CHECK ("promised_on" is null or fh_date("promised_on") is not null),
	CONSTRAINT "payment_promises_amount_minor_whole" CHECK (scale("amount_minor") = 0 and abs("amount_minor") <= 9007199254740991),
	CONSTRAINT "payment_promises_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "payment_promises_status_values" CHECK ("status" in ('open', 'kept', 'broken', 'withdrawn'))
);

CREATE TABLE "billing_skips" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"period" varchar,
	"subject" varchar NOT NULL,
	"contract_id" uuid,
	"ownership_id" uuid,
	"unit_id" uuid,
	"person_id" uuid,
	"reason" varchar NOT NULL,
	"detail" varchar,
	"charge_key" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "billing_skips_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "billing_skips_period_month" CHECK ("period" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "billing_skips_subject_values" CHECK ("subject" in ('lease', 'ownership'))
);

CREATE TABLE "accounting_periods" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"period" varchar NOT NULL,
	"status" varchar DEFAULT 'open' NOT NULL,
	"closed_at" timestamp(3) with time zone,
	"closed_by_id" uuid,
	"reason" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounting_periods_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "accounting_periods_period_month" CHECK ("period" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "accounting_periods_status_values" CHECK ("status" in ('open', 'closed'))
);

CREATE TABLE "penalty_policies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"name" varchar NOT NULL,
	"description" varchar,
	"is_default" boolean DEFAULT false,
	"status" varchar DEFAULT 'active' NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "penalty_policies_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "penalty_policies_status_values" CHECK ("status" in ('active', 'retired'))
);

CREATE TABLE "penalty_policy_versions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"policy_id" uuid NOT NULL,
	"version" numeric NOT NULL,
	"valid_from" varchar NOT NULL,
	"kind" varchar NOT NULL,
	"frequency" varchar NOT NULL,
	"amount_minor" numeric,
	"rate_bps" numeric,
	"grace_days" numeric DEFAULT 0 NOT NULL,
	"charged_from" varchar DEFAULT 'grace_end' NOT NULL,
	"cap_minor" numeric,
	"cap_bps" numeric,
	"includes_deposits" boolean DEFAULT false,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"created_by_id" uuid,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "penalty_policy_versions_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "penalty_policy_versions_amount_minor_whole" CHECK (scale("amount_minor") = 0 and abs("amount_minor") <= 9007199254740991),
	CONSTRAINT "penalty_policy_versions_rate_bps_whole" CHECK (scale("rate_bps") = 0 and "rate_bps" between 0 and 1000000),
	CONSTRAINT "penalty_policy_versions_cap_minor_whole" CHECK (scale("cap_minor") = 0 and abs("cap_minor") <= 9007199254740991),
	CONSTRAINT "penalty_policy_versions_cap_bps_whole" CHECK (scale("cap_bps") = 0 and "cap_bps" between 0 and 1000000),
	CONSTRAINT "penalty_policy_versions_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "penalty_policy_versions_kind_values" CHECK ("kind" in ('flat', 'percent')),
	CONSTRAINT "penalty_policy_versions_frequency_values" CHECK ("frequency" in ('once', 'daily', 'weekly', 'monthly')),
	CONSTRAINT "penalty_policy_versions_charged_from_values" CHECK ("charged_from" in ('due_date', 'grace_end')),
	CONSTRAINT "penalty_policy_versions_price_check" CHECK (case kind when 'flat' then coalesce(amount_minor, 0) > 0 else coalesce(rate_bps, 0) > 0 end),
	CONSTRAINT "penalty_policy_versions_limits_check" CHECK (cap_minor > 0 and cap_bps > 0 and grace_days between 0 and 365)
);

CREATE TABLE "reminder_steps" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"name" varchar NOT NULL,
	"offset_days" numeric NOT NULL,
	"channel" varchar DEFAULT 'email' NOT NULL,
	"message" varchar,
	"is_active" boolean DEFAULT true,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reminder_steps_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "reminder_steps_channel_values" CHECK ("channel" in ('email', 'sms')),
	CONSTRAINT "reminder_steps_offset_check" CHECK (offset_days between -60 and 365 and scale(offset_days) = 0)
);

CREATE TABLE "exchange_rates" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" uuid NOT NULL,
	"currency" varchar DEFAULT 'KES' NOT NULL,
	"quote" varchar NOT NULL,
	"rate" numeric NOT NULL,
	"valid_from" varchar NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "exchange_rates_company_id_key" UNIQUE("company_id","id"),
	CONSTRAINT "exchange_rates_currency_iso4217" CHECK ("currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "exchange_rates_pair_check" CHECK (currency <> quote and rate > 0)
);

ALTER TABLE "imports" DROP CONSTRAINT "imports_kind_values";
ALTER TABLE "invoices" DROP CONSTRAINT "invoices_kind_values";
ALTER TABLE "invoice_lines" DROP CONSTRAINT "invoice_lines_not_negative_check";
ALTER TABLE "invoice_lines" DROP CONSTRAINT "invoice_lines_paid_check";
ALTER TABLE "payments" DROP CONSTRAINT "payments_method_values";
ALTER TABLE "payments" DROP CONSTRAINT "payments_status_values";
ALTER TABLE "payments" DROP CONSTRAINT "payments_not_negative_check";
ALTER TABLE "payments" DROP CONSTRAINT "payments_allocated_check";
ALTER TABLE "projects" ADD COLUMN "management_fee_minor" numeric;
ALTER TABLE "projects" ADD COLUMN "penalty_policy_id" uuid;
ALTER TABLE "units" ADD COLUMN "service_charge_minor" numeric;
ALTER TABLE "imports" ADD COLUMN "bank_account_id" uuid;
ALTER TABLE "imports" ADD COLUMN "gateway_account_id" uuid;
ALTER TABLE "contracts" ADD COLUMN "rent_tax_bps" numeric DEFAULT 0;
ALTER TABLE "contracts" ADD COLUMN "penalty_policy_id" uuid;
ALTER TABLE "invoices" ADD COLUMN "discount_bps" numeric;
ALTER TABLE "invoices" ADD COLUMN "discount_fixed_minor" numeric;
ALTER TABLE "invoices" ADD COLUMN "notes" varchar;
ALTER TABLE "invoices" ADD COLUMN "corrects_id" uuid;
ALTER TABLE "invoices" ADD COLUMN "recurring_id" uuid;
ALTER TABLE "invoices" ADD COLUMN "billing_run_id" uuid;
ALTER TABLE "invoices" ADD COLUMN "recurring_date" varchar;
ALTER TABLE "invoices" ADD COLUMN "issued_at" timestamp(3) with time zone;
ALTER TABLE "invoices" ADD COLUMN "sent_at" timestamp(3) with time zone;
ALTER TABLE "invoices" ADD COLUMN "voided_at" timestamp(3) with time zone;
ALTER TABLE "invoices" ADD COLUMN "void_reason" varchar;
ALTER TABLE "invoices" ADD COLUMN "change_token" numeric DEFAULT 0;
ALTER TABLE "invoices" ADD COLUMN "import_reference" varchar;
ALTER TABLE "invoices" ADD COLUMN "idempotency_key" varchar;
ALTER TABLE "invoices" ADD COLUMN "request_hash" varchar;
ALTER TABLE "invoice_lines" ADD COLUMN "credited_minor" numeric DEFAULT 0 NOT NULL;
ALTER TABLE "invoice_lines" ADD COLUMN "project_service_id" uuid;
ALTER TABLE "invoice_lines" ADD COLUMN "meter_reading_id" uuid;
ALTER TABLE "invoice_lines" ADD COLUMN "penalty_id" uuid;
ALTER TABLE "payments" ADD COLUMN "refunded_minor" numeric DEFAULT 0 NOT NULL;
ALTER TABLE "payments" ADD COLUMN "cheque_number" varchar;
ALTER TABLE "payments" ADD COLUMN "cheque_bank" varchar;
ALTER TABLE "payments" ADD COLUMN "cheque_date" varchar;
ALTER TABLE "payments" ADD COLUMN "cleared_on" varchar;
ALTER TABLE "payments" ADD COLUMN "bank_account_id" uuid;
ALTER TABLE "payments" ADD COLUMN "contract_id" uuid;
ALTER TABLE "payments" ADD COLUMN "bounce_invoice_id" uuid;
ALTER TABLE "payments" ADD COLUMN "notes" varchar;
ALTER TABLE "payments" ADD COLUMN "planned_allocations" jsonb;
ALTER TABLE "payments" ADD COLUMN "reversal_reason" varchar;
ALTER TABLE "payments" ADD COLUMN "reversed_at" timestamp(3) with time zone;
ALTER TABLE "payments" ADD COLUMN "recorded_by_id" uuid;
ALTER TABLE "payments" ADD COLUMN "origin" varchar DEFAULT 'gateway' NOT NULL;
ALTER TABLE "payments" ADD COLUMN "idempotency_key" varchar;
ALTER TABLE "payments" ADD COLUMN "request_hash" varchar;
ALTER TABLE "allocations" ADD COLUMN "effective_on" varchar;
ALTER TABLE "allocations" ADD COLUMN "reason" varchar;
ALTER TABLE "ledger_accounts" ADD COLUMN "description" varchar;
ALTER TABLE "ledger_accounts" ADD COLUMN "is_active" boolean DEFAULT true;
ALTER TABLE "ledger_transactions" ADD COLUMN "effective_on" varchar;
ALTER TABLE "ledger_transactions" ADD COLUMN "reason" varchar;
ALTER TABLE "ledger_transactions" ADD COLUMN "posted_by_id" uuid;
ALTER TABLE "ledger_entries" ADD COLUMN "payout_id" uuid;
ALTER TABLE "ledger_entries" ADD COLUMN "expense_id" uuid;
ALTER TABLE "companies" ADD COLUMN "money_bills_monthly" boolean DEFAULT true;
ALTER TABLE "companies" ADD COLUMN "money_auto_apply_credit" boolean DEFAULT true;
ALTER TABLE "companies" ADD COLUMN "money_penalties_enabled" boolean DEFAULT true;
ALTER TABLE "companies" ADD COLUMN "money_reminders_enabled" boolean DEFAULT true;
ALTER TABLE "companies" ADD COLUMN "money_recovers_tax" boolean DEFAULT true;
ALTER TABLE "companies" ADD COLUMN "money_reminders_hour" numeric DEFAULT 9;
ALTER TABLE "companies" ADD COLUMN "money_penalties_hour" numeric DEFAULT 2;
ALTER TABLE "companies" ADD COLUMN "money_invoice_due_days" numeric DEFAULT 14;
ALTER TABLE "companies" ADD COLUMN "money_allocation_order" varchar DEFAULT 'penalties_first';
ALTER TABLE "companies" ADD COLUMN "money_four_eyes_minor" numeric DEFAULT 5000000;
ALTER TABLE "companies" ADD COLUMN "money_bounce_fee_minor" numeric DEFAULT 0;
ALTER TABLE "companies" ADD COLUMN "money_payout_minimum_minor" numeric DEFAULT 0;
ALTER TABLE "companies" ADD COLUMN "money_withholding_bps" numeric DEFAULT 0;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "recurring_invoices_id" uuid;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "penalty_pauses_id" uuid;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "expenses_id" uuid;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "recurring_expenses_id" uuid;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "expense_categories_id" uuid;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "budgets_id" uuid;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "penalty_policies_id" uuid;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "reminder_steps_id" uuid;
ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "exchange_rates_id" uuid;
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_proposed_by_id_users_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_invoice_id_company_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "credit_note_lines" ADD CONSTRAINT "credit_note_lines_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "credit_note_lines" ADD CONSTRAINT "credit_note_lines_credit_note_id_company_fk" FOREIGN KEY ("company_id","credit_note_id") REFERENCES "public"."credit_notes"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "credit_note_lines" ADD CONSTRAINT "credit_note_lines_line_id_company_fk" FOREIGN KEY ("company_id","line_id") REFERENCES "public"."invoice_lines"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "recurring_invoices_lines" ADD CONSTRAINT "recurring_invoices_lines_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."recurring_invoices"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "recurring_invoices" ADD CONSTRAINT "recurring_invoices_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "recurring_invoices" ADD CONSTRAINT "recurring_invoices_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "recurring_invoices" ADD CONSTRAINT "recurring_invoices_unit_id_company_fk" FOREIGN KEY ("company_id","unit_id") REFERENCES "public"."units"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_proposed_by_id_users_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_account_id_company_fk" FOREIGN KEY ("company_id","account_id") REFERENCES "public"."payment_accounts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_refund_id_company_fk" FOREIGN KEY ("company_id","refund_id") REFERENCES "public"."refunds"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_payment_id_company_fk" FOREIGN KEY ("company_id","payment_id") REFERENCES "public"."payments"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "deposit_settlements" ADD CONSTRAINT "deposit_settlements_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "deposit_settlements" ADD CONSTRAINT "deposit_settlements_settled_by_id_users_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "deposit_settlements" ADD CONSTRAINT "deposit_settlements_contract_id_company_fk" FOREIGN KEY ("company_id","contract_id") REFERENCES "public"."contracts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "deposit_settlements" ADD CONSTRAINT "deposit_settlements_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "deposit_settlements" ADD CONSTRAINT "deposit_settlements_invoice_id_company_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "deposit_settlements" ADD CONSTRAINT "deposit_settlements_payment_id_company_fk" FOREIGN KEY ("company_id","payment_id") REFERENCES "public"."payments"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalties" ADD CONSTRAINT "penalties_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalties" ADD CONSTRAINT "penalties_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalties" ADD CONSTRAINT "penalties_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalties" ADD CONSTRAINT "penalties_contract_id_company_fk" FOREIGN KEY ("company_id","contract_id") REFERENCES "public"."contracts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalties" ADD CONSTRAINT "penalties_unit_id_company_fk" FOREIGN KEY ("company_id","unit_id") REFERENCES "public"."units"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalties" ADD CONSTRAINT "penalties_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalties" ADD CONSTRAINT "penalties_overdue_invoice_id_company_fk" FOREIGN KEY ("company_id","overdue_invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalties" ADD CONSTRAINT "penalties_policy_version_id_company_fk" FOREIGN KEY ("company_id","policy_version_id") REFERENCES "public"."penalty_policy_versions"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalties" ADD CONSTRAINT "penalties_invoice_id_company_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalties" ADD CONSTRAINT "penalties_line_id_company_fk" FOREIGN KEY ("company_id","line_id") REFERENCES "public"."invoice_lines"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalty_waivers" ADD CONSTRAINT "penalty_waivers_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalty_waivers" ADD CONSTRAINT "penalty_waivers_proposed_by_id_users_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalty_waivers" ADD CONSTRAINT "penalty_waivers_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalty_waivers" ADD CONSTRAINT "penalty_waivers_penalty_id_company_fk" FOREIGN KEY ("company_id","penalty_id") REFERENCES "public"."penalties"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalty_waivers" ADD CONSTRAINT "penalty_waivers_credit_note_id_company_fk" FOREIGN KEY ("company_id","credit_note_id") REFERENCES "public"."credit_notes"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalty_pauses" ADD CONSTRAINT "penalty_pauses_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalty_pauses" ADD CONSTRAINT "penalty_pauses_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalty_pauses" ADD CONSTRAINT "penalty_pauses_contract_id_company_fk" FOREIGN KEY ("company_id","contract_id") REFERENCES "public"."contracts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalty_pauses" ADD CONSTRAINT "penalty_pauses_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_proposed_by_id_users_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_batch_id_company_fk" FOREIGN KEY ("company_id","batch_id") REFERENCES "public"."payout_batches"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_account_id_company_fk" FOREIGN KEY ("company_id","account_id") REFERENCES "public"."payment_accounts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payout_lines" ADD CONSTRAINT "payout_lines_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payout_lines" ADD CONSTRAINT "payout_lines_payout_id_company_fk" FOREIGN KEY ("company_id","payout_id") REFERENCES "public"."payouts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payout_lines" ADD CONSTRAINT "payout_lines_entry_id_company_fk" FOREIGN KEY ("company_id","entry_id") REFERENCES "public"."ledger_entries"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payout_lines" ADD CONSTRAINT "payout_lines_expense_id_company_fk" FOREIGN KEY ("company_id","expense_id") REFERENCES "public"."expenses"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payout_lines" ADD CONSTRAINT "payout_lines_invoice_id_company_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payout_lines" ADD CONSTRAINT "payout_lines_payment_id_company_fk" FOREIGN KEY ("company_id","payment_id") REFERENCES "public"."payments"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payout_lines" ADD CONSTRAINT "payout_lines_project_service_id_company_fk" FOREIGN KEY ("company_id","project_service_id") REFERENCES "public"."project_services"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payout_lines" ADD CONSTRAINT "payout_lines_unit_id_company_fk" FOREIGN KEY ("company_id","unit_id") REFERENCES "public"."units"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payout_lines" ADD CONSTRAINT "payout_lines_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payout_batches" ADD CONSTRAINT "payout_batches_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payout_batches" ADD CONSTRAINT "payout_batches_proposed_by_id_users_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_proposed_by_id_users_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_vendor_id_company_fk" FOREIGN KEY ("company_id","vendor_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_category_id_company_fk" FOREIGN KEY ("company_id","category_id") REFERENCES "public"."expense_categories"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_block_id_company_fk" FOREIGN KEY ("company_id","block_id") REFERENCES "public"."blocks"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_unit_id_company_fk" FOREIGN KEY ("company_id","unit_id") REFERENCES "public"."units"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_attachment_id_company_fk" FOREIGN KEY ("company_id","attachment_id") REFERENCES "public"."documents"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_service_id_company_fk" FOREIGN KEY ("company_id","service_id") REFERENCES "public"."services"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_maintenance_request_id_company_fk" FOREIGN KEY ("company_id","maintenance_request_id") REFERENCES "public"."maintenance_requests"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_recurring_id_company_fk" FOREIGN KEY ("company_id","recurring_id") REFERENCES "public"."recurring_expenses"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "recurring_expenses" ADD CONSTRAINT "recurring_expenses_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "recurring_expenses" ADD CONSTRAINT "recurring_expenses_vendor_id_company_fk" FOREIGN KEY ("company_id","vendor_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "recurring_expenses" ADD CONSTRAINT "recurring_expenses_category_id_company_fk" FOREIGN KEY ("company_id","category_id") REFERENCES "public"."expense_categories"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "recurring_expenses" ADD CONSTRAINT "recurring_expenses_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "recurring_expenses" ADD CONSTRAINT "recurring_expenses_block_id_company_fk" FOREIGN KEY ("company_id","block_id") REFERENCES "public"."blocks"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "recurring_expenses" ADD CONSTRAINT "recurring_expenses_unit_id_company_fk" FOREIGN KEY ("company_id","unit_id") REFERENCES "public"."units"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "expense_categories" ADD CONSTRAINT "expense_categories_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_project_id_company_fk" FOREIGN KEY ("company_id","project_id") REFERENCES "public"."projects"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_category_id_company_fk" FOREIGN KEY ("company_id","category_id") REFERENCES "public"."expense_categories"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "disbursements" ADD CONSTRAINT "disbursements_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "disbursements" ADD CONSTRAINT "disbursements_requested_by_id_users_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "disbursements" ADD CONSTRAINT "disbursements_payout_id_company_fk" FOREIGN KEY ("company_id","payout_id") REFERENCES "public"."payouts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "disbursements" ADD CONSTRAINT "disbursements_expense_id_company_fk" FOREIGN KEY ("company_id","expense_id") REFERENCES "public"."expenses"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "disbursements" ADD CONSTRAINT "disbursements_refund_id_company_fk" FOREIGN KEY ("company_id","refund_id") REFERENCES "public"."refunds"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "disbursements" ADD CONSTRAINT "disbursements_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "disbursements" ADD CONSTRAINT "disbursements_account_id_company_fk" FOREIGN KEY ("company_id","account_id") REFERENCES "public"."payment_accounts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "disbursements" ADD CONSTRAINT "disbursements_gateway_account_id_company_fk" FOREIGN KEY ("company_id","gateway_account_id") REFERENCES "public"."gateway_accounts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "disbursements" ADD CONSTRAINT "disbursements_bank_account_id_company_fk" FOREIGN KEY ("company_id","bank_account_id") REFERENCES "public"."payment_accounts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "disbursements" ADD CONSTRAINT "disbursements_callback_id_company_fk" FOREIGN KEY ("company_id","callback_id") REFERENCES "public"."callback_inbox"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "bank_transactions" ADD CONSTRAINT "bank_transactions_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "bank_transactions" ADD CONSTRAINT "bank_transactions_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "bank_transactions" ADD CONSTRAINT "bank_transactions_gateway_account_id_company_fk" FOREIGN KEY ("company_id","gateway_account_id") REFERENCES "public"."gateway_accounts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "bank_transactions" ADD CONSTRAINT "bank_transactions_bank_account_id_company_fk" FOREIGN KEY ("company_id","bank_account_id") REFERENCES "public"."payment_accounts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "bank_transactions" ADD CONSTRAINT "bank_transactions_payment_id_company_fk" FOREIGN KEY ("company_id","payment_id") REFERENCES "public"."payments"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "bank_transactions" ADD CONSTRAINT "bank_transactions_disbursement_id_company_fk" FOREIGN KEY ("company_id","disbursement_id") REFERENCES "public"."disbursements"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "bank_transactions" ADD CONSTRAINT "bank_transactions_import_id_company_fk" FOREIGN KEY ("company_id","import_id") REFERENCES "public"."imports"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "bank_transactions" ADD CONSTRAINT "bank_transactions_callback_id_company_fk" FOREIGN KEY ("company_id","callback_id") REFERENCES "public"."callback_inbox"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "clearing_closings" ADD CONSTRAINT "clearing_closings_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "clearing_closings" ADD CONSTRAINT "clearing_closings_closed_by_id_users_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "clearing_closings" ADD CONSTRAINT "clearing_closings_account_id_company_fk" FOREIGN KEY ("company_id","account_id") REFERENCES "public"."ledger_accounts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_invoice_id_company_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payment_promises" ADD CONSTRAINT "payment_promises_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payment_promises" ADD CONSTRAINT "payment_promises_recorded_by_id_users_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payment_promises" ADD CONSTRAINT "payment_promises_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payment_promises" ADD CONSTRAINT "payment_promises_invoice_id_company_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "billing_skips" ADD CONSTRAINT "billing_skips_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "billing_skips" ADD CONSTRAINT "billing_skips_run_id_company_fk" FOREIGN KEY ("company_id","run_id") REFERENCES "public"."job_runs"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "billing_skips" ADD CONSTRAINT "billing_skips_contract_id_company_fk" FOREIGN KEY ("company_id","contract_id") REFERENCES "public"."contracts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "billing_skips" ADD CONSTRAINT "billing_skips_ownership_id_company_fk" FOREIGN KEY ("company_id","ownership_id") REFERENCES "public"."ownerships"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "billing_skips" ADD CONSTRAINT "billing_skips_unit_id_company_fk" FOREIGN KEY ("company_id","unit_id") REFERENCES "public"."units"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "billing_skips" ADD CONSTRAINT "billing_skips_person_id_company_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "accounting_periods" ADD CONSTRAINT "accounting_periods_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "accounting_periods" ADD CONSTRAINT "accounting_periods_closed_by_id_users_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalty_policies" ADD CONSTRAINT "penalty_policies_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalty_policy_versions" ADD CONSTRAINT "penalty_policy_versions_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalty_policy_versions" ADD CONSTRAINT "penalty_policy_versions_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "penalty_policy_versions" ADD CONSTRAINT "penalty_policy_versions_policy_id_company_fk" FOREIGN KEY ("company_id","policy_id") REFERENCES "public"."penalty_policies"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "reminder_steps" ADD CONSTRAINT "reminder_steps_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "exchange_rates" ADD CONSTRAINT "exchange_rates_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;
CREATE INDEX "credit_notes_company_idx" ON "credit_notes" USING btree ("company_id");
CREATE INDEX "credit_notes_number_idx" ON "credit_notes" USING btree ("number");
CREATE INDEX "credit_notes_issue_date_idx" ON "credit_notes" USING btree ("issue_date");
CREATE INDEX "credit_notes_invoice_idx" ON "credit_notes" USING btree ("invoice_id");
CREATE INDEX "credit_notes_person_idx" ON "credit_notes" USING btree ("person_id");
CREATE INDEX "credit_notes_status_idx" ON "credit_notes" USING btree ("status");
CREATE INDEX "credit_notes_proposed_by_idx" ON "credit_notes" USING btree ("proposed_by_id");
CREATE INDEX "credit_notes_decided_by_idx" ON "credit_notes" USING btree ("decided_by_id");
CREATE INDEX "credit_notes_updated_at_idx" ON "credit_notes" USING btree ("updated_at");
CREATE INDEX "credit_notes_created_at_idx" ON "credit_notes" USING btree ("created_at");
CREATE UNIQUE INDEX "credit_notes_number_unique" ON "credit_notes" USING btree ("company_id","number") WHERE number is not null;
CREATE UNIQUE INDEX "credit_notes_request_unique" ON "credit_notes" USING btree ("company_id","idempotency_key") WHERE idempotency_key is not null;
CREATE INDEX "credit_note_lines_company_idx" ON "credit_note_lines" USING btree ("company_id");
CREATE INDEX "credit_note_lines_credit_note_idx" ON "credit_note_lines" USING btree ("credit_note_id");
CREATE INDEX "credit_note_lines_line_idx" ON "credit_note_lines" USING btree ("line_id");
CREATE INDEX "credit_note_lines_updated_at_idx" ON "credit_note_lines" USING btree ("updated_at");
CREATE INDEX "credit_note_lines_created_at_idx" ON "credit_note_lines" USING btree ("created_at");
CREATE UNIQUE INDEX "credit_note_lines_line_unique" ON "credit_note_lines" USING btree ("company_id","credit_note_id","line_id");
CREATE INDEX "recurring_invoices_lines_order_idx" ON "recurring_invoices_lines" USING btree ("_order");
CREATE INDEX "recurring_invoices_lines_parent_id_idx" ON "recurring_invoices_lines" USING btree ("_parent_id");
CREATE INDEX "recurring_invoices_company_idx" ON "recurring_invoices" USING btree ("company_id");
CREATE INDEX "recurring_invoices_person_idx" ON "recurring_invoices" USING btree ("person_id");
CREATE INDEX "recurring_invoices_unit_idx" ON "recurring_invoices" USING btree ("unit_id");
CREATE INDEX "recurring_invoices_next_date_idx" ON "recurring_invoices" USING btree ("next_date");
CREATE INDEX "recurring_invoices_updated_at_idx" ON "recurring_invoices" USING btree ("updated_at");
CREATE INDEX "recurring_invoices_created_at_idx" ON "recurring_invoices" USING btree ("created_at");
CREATE INDEX "refunds_company_idx" ON "refunds" USING btree ("company_id");
CREATE INDEX "refunds_number_idx" ON "refunds" USING btree ("number");
CREATE INDEX "refunds_person_idx" ON "refunds" USING btree ("person_id");
CREATE INDEX "refunds_account_idx" ON "refunds" USING btree ("account_id");
CREATE INDEX "refunds_status_idx" ON "refunds" USING btree ("status");
CREATE INDEX "refunds_proposed_by_idx" ON "refunds" USING btree ("proposed_by_id");
CREATE INDEX "refunds_decided_by_idx" ON "refunds" USING btree ("decided_by_id");
CREATE INDEX "refunds_updated_at_idx" ON "refunds" USING btree ("updated_at");
CREATE INDEX "refunds_created_at_idx" ON "refunds" USING btree ("created_at");
CREATE UNIQUE INDEX "refunds_number_unique" ON "refunds" USING btree ("company_id","number") WHERE number is not null;
CREATE UNIQUE INDEX "refunds_request_unique" ON "refunds" USING btree ("company_id","idempotency_key") WHERE idempotency_key is not null;
CREATE INDEX "refund_lines_company_idx" ON "refund_lines" USING btree ("company_id");
CREATE INDEX "refund_lines_refund_idx" ON "refund_lines" USING btree ("refund_id");
CREATE INDEX "refund_lines_payment_idx" ON "refund_lines" USING btree ("payment_id");
CREATE INDEX "refund_lines_updated_at_idx" ON "refund_lines" USING btree ("updated_at");
CREATE INDEX "refund_lines_created_at_idx" ON "refund_lines" USING btree ("created_at");
CREATE UNIQUE INDEX "refund_lines_payment_unique" ON "refund_lines" USING btree ("company_id","refund_id","payment_id");
CREATE INDEX "deposit_settlements_company_idx" ON "deposit_settlements" USING btree ("company_id");
CREATE INDEX "deposit_settlements_contract_idx" ON "deposit_settlements" USING btree ("contract_id");
CREATE INDEX "deposit_settlements_person_idx" ON "deposit_settlements" USING btree ("person_id");
CREATE INDEX "deposit_settlements_invoice_idx" ON "deposit_settlements" USING btree ("invoice_id");
CREATE INDEX "deposit_settlements_payment_idx" ON "deposit_settlements" USING btree ("payment_id");
CREATE INDEX "deposit_settlements_settled_by_idx" ON "deposit_settlements" USING btree ("settled_by_id");
CREATE INDEX "deposit_settlements_updated_at_idx" ON "deposit_settlements" USING btree ("updated_at");
CREATE INDEX "deposit_settlements_created_at_idx" ON "deposit_settlements" USING btree ("created_at");
CREATE UNIQUE INDEX "deposit_settlements_contract_unique" ON "deposit_settlements" USING btree ("company_id","contract_id");
CREATE UNIQUE INDEX "deposit_settlements_request_unique" ON "deposit_settlements" USING btree ("company_id","idempotency_key") WHERE idempotency_key is not null;
CREATE INDEX "penalties_company_idx" ON "penalties" USING btree ("company_id");
CREATE INDEX "penalties_number_idx" ON "penalties" USING btree ("number");
CREATE INDEX "penalties_person_idx" ON "penalties" USING btree ("person_id");
CREATE INDEX "penalties_contract_idx" ON "penalties" USING btree ("contract_id");
CREATE INDEX "penalties_unit_idx" ON "penalties" USING btree ("unit_id");
CREATE INDEX "penalties_project_idx" ON "penalties" USING btree ("project_id");
CREATE INDEX "penalties_date_applied_idx" ON "penalties" USING btree ("date_applied");
CREATE INDEX "penalties_overdue_invoice_idx" ON "penalties" USING btree ("overdue_invoice_id");
CREATE INDEX "penalties_policy_version_idx" ON "penalties" USING btree ("policy_version_id");
CREATE INDEX "penalties_period_idx" ON "penalties" USING btree ("period");
CREATE INDEX "penalties_invoice_idx" ON "penalties" USING btree ("invoice_id");
CREATE INDEX "penalties_line_idx" ON "penalties" USING btree ("line_id");
CREATE INDEX "penalties_status_idx" ON "penalties" USING btree ("status");
CREATE INDEX "penalties_created_by_idx" ON "penalties" USING btree ("created_by_id");
CREATE INDEX "penalties_updated_at_idx" ON "penalties" USING btree ("updated_at");
CREATE INDEX "penalties_created_at_idx" ON "penalties" USING btree ("created_at");
CREATE UNIQUE INDEX "penalties_number_unique" ON "penalties" USING btree ("company_id","number") WHERE number is not null;
CREATE UNIQUE INDEX "penalties_request_unique" ON "penalties" USING btree ("company_id","idempotency_key") WHERE idempotency_key is not null;
CREATE UNIQUE INDEX "penalties_period_unique" ON "penalties" USING btree ("company_id","overdue_invoice_id","policy_version_id","period","sequence") WHERE origin = 'policy';
CREATE INDEX "penalty_waivers_company_idx" ON "penalty_waivers" USING btree ("company_id");
CREATE INDEX "penalty_waivers_penalty_idx" ON "penalty_waivers" USING btree ("penalty_id");
CREATE INDEX "penalty_waivers_credit_note_idx" ON "penalty_waivers" USING btree ("credit_note_id");
CREATE INDEX "penalty_waivers_status_idx" ON "penalty_waivers" USING btree ("status");
CREATE INDEX "penalty_waivers_proposed_by_idx" ON "penalty_waivers" USING btree ("proposed_by_id");
CREATE INDEX "penalty_waivers_decided_by_idx" ON "penalty_waivers" USING btree ("decided_by_id");
CREATE INDEX "penalty_waivers_updated_at_idx" ON "penalty_waivers" USING btree ("updated_at");
CREATE INDEX "penalty_waivers_created_at_idx" ON "penalty_waivers" USING btree ("created_at");
CREATE UNIQUE INDEX "penalty_waivers_open_unique" ON "penalty_waivers" USING btree ("company_id","penalty_id") WHERE status = 'pending_approval';
CREATE UNIQUE INDEX "penalty_waivers_request_unique" ON "penalty_waivers" USING btree ("company_id","idempotency_key") WHERE idempotency_key is not null;
CREATE INDEX "penalty_pauses_company_idx" ON "penalty_pauses" USING btree ("company_id");
CREATE INDEX "penalty_pauses_person_idx" ON "penalty_pauses" USING btree ("person_id");
CREATE INDEX "penalty_pauses_contract_idx" ON "penalty_pauses" USING btree ("contract_id");
CREATE INDEX "penalty_pauses_project_idx" ON "penalty_pauses" USING btree ("project_id");
CREATE INDEX "penalty_pauses_updated_at_idx" ON "penalty_pauses" USING btree ("updated_at");
CREATE INDEX "penalty_pauses_created_at_idx" ON "penalty_pauses" USING btree ("created_at");
CREATE INDEX "payouts_company_idx" ON "payouts" USING btree ("company_id");
CREATE INDEX "payouts_number_idx" ON "payouts" USING btree ("number");
CREATE INDEX "payouts_person_idx" ON "payouts" USING btree ("person_id");
CREATE INDEX "payouts_project_idx" ON "payouts" USING btree ("project_id");
CREATE INDEX "payouts_batch_idx" ON "payouts" USING btree ("batch_id");
CREATE INDEX "payouts_to_date_idx" ON "payouts" USING btree ("to_date");
CREATE INDEX "payouts_account_idx" ON "payouts" USING btree ("account_id");
CREATE INDEX "payouts_status_idx" ON "payouts" USING btree ("status");
CREATE INDEX "payouts_proposed_by_idx" ON "payouts" USING btree ("proposed_by_id");
CREATE INDEX "payouts_decided_by_idx" ON "payouts" USING btree ("decided_by_id");
CREATE INDEX "payouts_updated_at_idx" ON "payouts" USING btree ("updated_at");
CREATE INDEX "payouts_created_at_idx" ON "payouts" USING btree ("created_at");
CREATE UNIQUE INDEX "payouts_number_unique" ON "payouts" USING btree ("company_id","number") WHERE number is not null;
CREATE UNIQUE INDEX "payouts_request_unique" ON "payouts" USING btree ("company_id","idempotency_key") WHERE idempotency_key is not null;
CREATE INDEX "payout_lines_company_idx" ON "payout_lines" USING btree ("company_id");
CREATE INDEX "payout_lines_payout_idx" ON "payout_lines" USING btree ("payout_id");
CREATE INDEX "payout_lines_entry_idx" ON "payout_lines" USING btree ("entry_id");
CREATE INDEX "payout_lines_expense_idx" ON "payout_lines" USING btree ("expense_id");
CREATE INDEX "payout_lines_invoice_idx" ON "payout_lines" USING btree ("invoice_id");
CREATE INDEX "payout_lines_payment_idx" ON "payout_lines" USING btree ("payment_id");
CREATE INDEX "payout_lines_project_service_idx" ON "payout_lines" USING btree ("project_service_id");
CREATE INDEX "payout_lines_unit_idx" ON "payout_lines" USING btree ("unit_id");
CREATE INDEX "payout_lines_project_idx" ON "payout_lines" USING btree ("project_id");
CREATE INDEX "payout_lines_updated_at_idx" ON "payout_lines" USING btree ("updated_at");
CREATE INDEX "payout_lines_created_at_idx" ON "payout_lines" USING btree ("created_at");
CREATE UNIQUE INDEX "payout_lines_entry_unique" ON "payout_lines" USING btree ("company_id","entry_id") WHERE entry_id is not null and is_released is not true;
CREATE UNIQUE INDEX "payout_lines_charge_unique" ON "payout_lines" USING btree ("company_id","charge_key") WHERE charge_key is not null and is_released is not true;
CREATE INDEX "payout_batches_company_idx" ON "payout_batches" USING btree ("company_id");
CREATE INDEX "payout_batches_proposed_by_idx" ON "payout_batches" USING btree ("proposed_by_id");
CREATE INDEX "payout_batches_status_idx" ON "payout_batches" USING btree ("status");
CREATE INDEX "payout_batches_updated_at_idx" ON "payout_batches" USING btree ("updated_at");
CREATE INDEX "payout_batches_created_at_idx" ON "payout_batches" USING btree ("created_at");
CREATE UNIQUE INDEX "payout_batches_request_unique" ON "payout_batches" USING btree ("company_id","idempotency_key") WHERE idempotency_key is not null;
CREATE INDEX "expenses_company_idx" ON "expenses" USING btree ("company_id");
CREATE INDEX "expenses_vendor_idx" ON "expenses" USING btree ("vendor_id");
CREATE INDEX "expenses_category_idx" ON "expenses" USING btree ("category_id");
CREATE INDEX "expenses_project_idx" ON "expenses" USING btree ("project_id");
CREATE INDEX "expenses_block_idx" ON "expenses" USING btree ("block_id");
CREATE INDEX "expenses_unit_idx" ON "expenses" USING btree ("unit_id");
CREATE INDEX "expenses_invoice_date_idx" ON "expenses" USING btree ("invoice_date");
CREATE INDEX "expenses_due_date_idx" ON "expenses" USING btree ("due_date");
CREATE INDEX "expenses_attachment_idx" ON "expenses" USING btree ("attachment_id");
CREATE INDEX "expenses_service_idx" ON "expenses" USING btree ("service_id");
CREATE INDEX "expenses_maintenance_request_idx" ON "expenses" USING btree ("maintenance_request_id");
CREATE INDEX "expenses_number_idx" ON "expenses" USING btree ("number");
CREATE INDEX "expenses_status_idx" ON "expenses" USING btree ("status");
CREATE INDEX "expenses_recurring_idx" ON "expenses" USING btree ("recurring_id");
CREATE INDEX "expenses_proposed_by_idx" ON "expenses" USING btree ("proposed_by_id");
CREATE INDEX "expenses_decided_by_idx" ON "expenses" USING btree ("decided_by_id");
CREATE INDEX "expenses_updated_at_idx" ON "expenses" USING btree ("updated_at");
CREATE INDEX "expenses_created_at_idx" ON "expenses" USING btree ("created_at");
CREATE UNIQUE INDEX "expenses_number_unique" ON "expenses" USING btree ("company_id","number") WHERE number is not null;
CREATE UNIQUE INDEX "expenses_recurring_unique" ON "expenses" USING btree ("company_id","recurring_id","recurring_date") WHERE recurring_id is not null;
CREATE UNIQUE INDEX "expenses_vendor_reference_unique" ON "expenses" USING btree ("company_id","vendor_id",lower(vendor_reference)) WHERE vendor_reference is not null and status not in ('rejected', 'cancelled');
CREATE INDEX "recurring_expenses_company_idx" ON "recurring_expenses" USING btree ("company_id");
CREATE INDEX "recurring_expenses_vendor_idx" ON "recurring_expenses" USING btree ("vendor_id");
CREATE INDEX "recurring_expenses_category_idx" ON "recurring_expenses" USING btree ("category_id");
CREATE INDEX "recurring_expenses_project_idx" ON "recurring_expenses" USING btree ("project_id");
CREATE INDEX "recurring_expenses_block_idx" ON "recurring_expenses" USING btree ("block_id");
CREATE INDEX "recurring_expenses_unit_idx" ON "recurring_expenses" USING btree ("unit_id");
CREATE INDEX "recurring_expenses_next_date_idx" ON "recurring_expenses" USING btree ("next_date");
CREATE INDEX "recurring_expenses_updated_at_idx" ON "recurring_expenses" USING btree ("updated_at");
CREATE INDEX "recurring_expenses_created_at_idx" ON "recurring_expenses" USING btree ("created_at");
CREATE INDEX "expense_categories_company_idx" ON "expense_categories" USING btree ("company_id");
CREATE INDEX "expense_categories_updated_at_idx" ON "expense_categories" USING btree ("updated_at");
CREATE INDEX "expense_categories_created_at_idx" ON "expense_categories" USING btree ("created_at");
CREATE UNIQUE INDEX "expense_categories_name_unique" ON "expense_categories" USING btree ("company_id",lower(name));
CREATE INDEX "budgets_company_idx" ON "budgets" USING btree ("company_id");
CREATE INDEX "budgets_project_idx" ON "budgets" USING btree ("project_id");
CREATE INDEX "budgets_category_idx" ON "budgets" USING btree ("category_id");
CREATE INDEX "budgets_updated_at_idx" ON "budgets" USING btree ("updated_at");
CREATE INDEX "budgets_created_at_idx" ON "budgets" USING btree ("created_at");
CREATE UNIQUE INDEX "budgets_year_unique" ON "budgets" USING btree ("company_id","project_id","category_id","year","currency");
CREATE INDEX "disbursements_company_idx" ON "disbursements" USING btree ("company_id");
CREATE INDEX "disbursements_reference_idx" ON "disbursements" USING btree ("reference");
CREATE INDEX "disbursements_payout_idx" ON "disbursements" USING btree ("payout_id");
CREATE INDEX "disbursements_expense_idx" ON "disbursements" USING btree ("expense_id");
CREATE INDEX "disbursements_refund_idx" ON "disbursements" USING btree ("refund_id");
CREATE INDEX "disbursements_person_idx" ON "disbursements" USING btree ("person_id");
CREATE INDEX "disbursements_account_idx" ON "disbursements" USING btree ("account_id");
CREATE INDEX "disbursements_gateway_account_idx" ON "disbursements" USING btree ("gateway_account_id");
CREATE INDEX "disbursements_bank_account_idx" ON "disbursements" USING btree ("bank_account_id");
CREATE INDEX "disbursements_gateway_request_id_idx" ON "disbursements" USING btree ("gateway_request_id");
CREATE INDEX "disbursements_gateway_reference_idx" ON "disbursements" USING btree ("gateway_reference");
CREATE INDEX "disbursements_status_idx" ON "disbursements" USING btree ("status");
CREATE INDEX "disbursements_review_reason_idx" ON "disbursements" USING btree ("review_reason");
CREATE INDEX "disbursements_submitted_at_idx" ON "disbursements" USING btree ("submitted_at");
CREATE INDEX "disbursements_callback_idx" ON "disbursements" USING btree ("callback_id");
CREATE INDEX "disbursements_requested_by_idx" ON "disbursements" USING btree ("requested_by_id");
CREATE INDEX "disbursements_updated_at_idx" ON "disbursements" USING btree ("updated_at");
CREATE INDEX "disbursements_created_at_idx" ON "disbursements" USING btree ("created_at");
CREATE UNIQUE INDEX "disbursements_reference_unique" ON "disbursements" USING btree ("company_id","reference");
CREATE UNIQUE INDEX "disbursements_request_unique" ON "disbursements" USING btree ("company_id","idempotency_key") WHERE idempotency_key is not null;
CREATE UNIQUE INDEX "disbursements_gateway_reference_unique" ON "disbursements" USING btree ("gateway_account_id","gateway_reference") WHERE gateway_reference is not null and gateway_account_id is not null;
CREATE UNIQUE INDEX "disbursements_live_payout_unique" ON "disbursements" USING btree ("company_id","payout_id") WHERE payout_id is not null and status in ('created', 'submitting', 'submitted', 'unknown');
CREATE UNIQUE INDEX "disbursements_live_expense_unique" ON "disbursements" USING btree ("company_id","expense_id") WHERE expense_id is not null and status in ('created', 'submitting', 'submitted', 'unknown');
CREATE UNIQUE INDEX "disbursements_live_refund_unique" ON "disbursements" USING btree ("company_id","refund_id") WHERE refund_id is not null and status in ('created', 'submitting', 'submitted', 'unknown');
CREATE INDEX "bank_transactions_company_idx" ON "bank_transactions" USING btree ("company_id");
CREATE INDEX "bank_transactions_reference_idx" ON "bank_transactions" USING btree ("reference");
CREATE INDEX "bank_transactions_booked_on_idx" ON "bank_transactions" USING btree ("booked_on");
CREATE INDEX "bank_transactions_gateway_account_idx" ON "bank_transactions" USING btree ("gateway_account_id");
CREATE INDEX "bank_transactions_bank_account_idx" ON "bank_transactions" USING btree ("bank_account_id");
CREATE INDEX "bank_transactions_payment_idx" ON "bank_transactions" USING btree ("payment_id");
CREATE INDEX "bank_transactions_disbursement_idx" ON "bank_transactions" USING btree ("disbursement_id");
CREATE INDEX "bank_transactions_import_idx" ON "bank_transactions" USING btree ("import_id");
CREATE INDEX "bank_transactions_callback_idx" ON "bank_transactions" USING btree ("callback_id");
CREATE INDEX "bank_transactions_status_idx" ON "bank_transactions" USING btree ("status");
CREATE INDEX "bank_transactions_decided_by_idx" ON "bank_transactions" USING btree ("decided_by_id");
CREATE INDEX "bank_transactions_updated_at_idx" ON "bank_transactions" USING btree ("updated_at");
CREATE INDEX "bank_transactions_created_at_idx" ON "bank_transactions" USING btree ("created_at");
CREATE UNIQUE INDEX "bank_transactions_reference_unique" ON "bank_transactions" USING btree ("company_id",coalesce(gateway_account_id::text, ''),coalesce(bank_account_id::text, ''),lower(reference));
CREATE INDEX "clearing_closings_company_idx" ON "clearing_closings" USING btree ("company_id");
CREATE INDEX "clearing_closings_account_idx" ON "clearing_closings" USING btree ("account_id");
CREATE INDEX "clearing_closings_day_idx" ON "clearing_closings" USING btree ("day");
CREATE INDEX "clearing_closings_status_idx" ON "clearing_closings" USING btree ("status");
CREATE INDEX "clearing_closings_closed_by_idx" ON "clearing_closings" USING btree ("closed_by_id");
CREATE INDEX "clearing_closings_updated_at_idx" ON "clearing_closings" USING btree ("updated_at");
CREATE INDEX "clearing_closings_created_at_idx" ON "clearing_closings" USING btree ("created_at");
CREATE UNIQUE INDEX "clearing_closings_day_unique" ON "clearing_closings" USING btree ("company_id","account_id","day");
CREATE INDEX "reminders_company_idx" ON "reminders" USING btree ("company_id");
CREATE INDEX "reminders_invoice_idx" ON "reminders" USING btree ("invoice_id");
CREATE INDEX "reminders_person_idx" ON "reminders" USING btree ("person_id");
CREATE INDEX "reminders_sent_at_idx" ON "reminders" USING btree ("sent_at");
CREATE INDEX "reminders_status_idx" ON "reminders" USING btree ("status");
CREATE INDEX "reminders_updated_at_idx" ON "reminders" USING btree ("updated_at");
CREATE INDEX "reminders_created_at_idx" ON "reminders" USING btree ("created_at");
CREATE UNIQUE INDEX "reminders_step_unique" ON "reminders" USING btree ("company_id","invoice_id","offset_days","channel");
CREATE INDEX "payment_promises_company_idx" ON "payment_promises" USING btree ("company_id");
CREATE INDEX "payment_promises_person_idx" ON "payment_promises" USING btree ("person_id");
CREATE INDEX "payment_promises_invoice_idx" ON "payment_promises" USING btree ("invoice_id");
CREATE INDEX "payment_promises_promised_on_idx" ON "payment_promises" USING btree ("promised_on");
CREATE INDEX "payment_promises_recorded_by_idx" ON "payment_promises" USING btree ("recorded_by_id");
CREATE INDEX "payment_promises_status_idx" ON "payment_promises" USING btree ("status");
CREATE INDEX "payment_promises_updated_at_idx" ON "payment_promises" USING btree ("updated_at");
CREATE INDEX "payment_promises_created_at_idx" ON "payment_promises" USING btree ("created_at");
CREATE UNIQUE INDEX "payment_promises_request_unique" ON "payment_promises" USING btree ("company_id","idempotency_key") WHERE idempotency_key is not null;
CREATE INDEX "billing_skips_company_idx" ON "billing_skips" USING btree ("company_id");
CREATE INDEX "billing_skips_run_idx" ON "billing_skips" USING btree ("run_id");
CREATE INDEX "billing_skips_period_idx" ON "billing_skips" USING btree ("period");
CREATE INDEX "billing_skips_contract_idx" ON "billing_skips" USING btree ("contract_id");
CREATE INDEX "billing_skips_ownership_idx" ON "billing_skips" USING btree ("ownership_id");
CREATE INDEX "billing_skips_unit_idx" ON "billing_skips" USING btree ("unit_id");
CREATE INDEX "billing_skips_person_idx" ON "billing_skips" USING btree ("person_id");
CREATE INDEX "billing_skips_reason_idx" ON "billing_skips" USING btree ("reason");
CREATE INDEX "billing_skips_updated_at_idx" ON "billing_skips" USING btree ("updated_at");
CREATE INDEX "billing_skips_created_at_idx" ON "billing_skips" USING btree ("created_at");
CREATE INDEX "accounting_periods_company_idx" ON "accounting_periods" USING btree ("company_id");
CREATE INDEX "accounting_periods_period_idx" ON "accounting_periods" USING btree ("period");
CREATE INDEX "accounting_periods_status_idx" ON "accounting_periods" USING btree ("status");
CREATE INDEX "accounting_periods_closed_by_idx" ON "accounting_periods" USING btree ("closed_by_id");
CREATE INDEX "accounting_periods_updated_at_idx" ON "accounting_periods" USING btree ("updated_at");
CREATE INDEX "accounting_periods_created_at_idx" ON "accounting_periods" USING btree ("created_at");
CREATE UNIQUE INDEX "accounting_periods_month_unique" ON "accounting_periods" USING btree ("company_id","period");
CREATE INDEX "penalty_policies_company_idx" ON "penalty_policies" USING btree ("company_id");
CREATE INDEX "penalty_policies_status_idx" ON "penalty_policies" USING btree ("status");
CREATE INDEX "penalty_policies_updated_at_idx" ON "penalty_policies" USING btree ("updated_at");
CREATE INDEX "penalty_policies_created_at_idx" ON "penalty_policies" USING btree ("created_at");
CREATE UNIQUE INDEX "penalty_policies_name_unique" ON "penalty_policies" USING btree ("company_id",lower(name));
CREATE UNIQUE INDEX "penalty_policies_default_unique" ON "penalty_policies" USING btree ("company_id") WHERE is_default;
CREATE INDEX "penalty_policy_versions_company_idx" ON "penalty_policy_versions" USING btree ("company_id");
CREATE INDEX "penalty_policy_versions_policy_idx" ON "penalty_policy_versions" USING btree ("policy_id");
CREATE INDEX "penalty_policy_versions_created_by_idx" ON "penalty_policy_versions" USING btree ("created_by_id");
CREATE INDEX "penalty_policy_versions_updated_at_idx" ON "penalty_policy_versions" USING btree ("updated_at");
CREATE INDEX "penalty_policy_versions_created_at_idx" ON "penalty_policy_versions" USING btree ("created_at");
CREATE UNIQUE INDEX "penalty_policy_versions_version_unique" ON "penalty_policy_versions" USING btree ("company_id","policy_id","version");
CREATE UNIQUE INDEX "penalty_policy_versions_day_unique" ON "penalty_policy_versions" USING btree ("company_id","policy_id","valid_from");
CREATE INDEX "reminder_steps_company_idx" ON "reminder_steps" USING btree ("company_id");
CREATE INDEX "reminder_steps_updated_at_idx" ON "reminder_steps" USING btree ("updated_at");
CREATE INDEX "reminder_steps_created_at_idx" ON "reminder_steps" USING btree ("created_at");
CREATE UNIQUE INDEX "reminder_steps_step_unique" ON "reminder_steps" USING btree ("company_id","offset_days","channel");
CREATE INDEX "exchange_rates_company_idx" ON "exchange_rates" USING btree ("company_id");
CREATE INDEX "exchange_rates_updated_at_idx" ON "exchange_rates" USING btree ("updated_at");
CREATE INDEX "exchange_rates_created_at_idx" ON "exchange_rates" USING btree ("created_at");
CREATE UNIQUE INDEX "exchange_rates_day_unique" ON "exchange_rates" USING btree ("company_id","currency","quote","valid_from");
ALTER TABLE "projects" ADD CONSTRAINT "projects_penalty_policy_id_company_fk" FOREIGN KEY ("company_id","penalty_policy_id") REFERENCES "public"."penalty_policies"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "imports" ADD CONSTRAINT "imports_bank_account_id_company_fk" FOREIGN KEY ("company_id","bank_account_id") REFERENCES "public"."payment_accounts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "imports" ADD CONSTRAINT "imports_gateway_account_id_company_fk" FOREIGN KEY ("company_id","gateway_account_id") REFERENCES "public"."gateway_accounts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_penalty_policy_id_company_fk" FOREIGN KEY ("company_id","penalty_policy_id") REFERENCES "public"."penalty_policies"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_corrects_id_company_fk" FOREIGN KEY ("company_id","corrects_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_recurring_id_company_fk" FOREIGN KEY ("company_id","recurring_id") REFERENCES "public"."recurring_invoices"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_billing_run_id_company_fk" FOREIGN KEY ("company_id","billing_run_id") REFERENCES "public"."job_runs"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_project_service_id_company_fk" FOREIGN KEY ("company_id","project_service_id") REFERENCES "public"."project_services"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_meter_reading_id_company_fk" FOREIGN KEY ("company_id","meter_reading_id") REFERENCES "public"."meter_readings"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_penalty_id_company_fk" FOREIGN KEY ("company_id","penalty_id") REFERENCES "public"."penalties"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payments" ADD CONSTRAINT "payments_recorded_by_id_users_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payments" ADD CONSTRAINT "payments_bank_account_id_company_fk" FOREIGN KEY ("company_id","bank_account_id") REFERENCES "public"."payment_accounts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payments" ADD CONSTRAINT "payments_contract_id_company_fk" FOREIGN KEY ("company_id","contract_id") REFERENCES "public"."contracts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payments" ADD CONSTRAINT "payments_bounce_invoice_id_company_fk" FOREIGN KEY ("company_id","bounce_invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_posted_by_id_users_id_fk" FOREIGN KEY ("posted_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_payout_id_company_fk" FOREIGN KEY ("company_id","payout_id") REFERENCES "public"."payouts"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_expense_id_company_fk" FOREIGN KEY ("company_id","expense_id") REFERENCES "public"."expenses"("company_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_recurring_invoices_fk" FOREIGN KEY ("recurring_invoices_id") REFERENCES "public"."recurring_invoices"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_penalty_pauses_fk" FOREIGN KEY ("penalty_pauses_id") REFERENCES "public"."penalty_pauses"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_expenses_fk" FOREIGN KEY ("expenses_id") REFERENCES "public"."expenses"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_recurring_expenses_fk" FOREIGN KEY ("recurring_expenses_id") REFERENCES "public"."recurring_expenses"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_expense_categories_fk" FOREIGN KEY ("expense_categories_id") REFERENCES "public"."expense_categories"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_budgets_fk" FOREIGN KEY ("budgets_id") REFERENCES "public"."budgets"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_penalty_policies_fk" FOREIGN KEY ("penalty_policies_id") REFERENCES "public"."penalty_policies"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_reminder_steps_fk" FOREIGN KEY ("reminder_steps_id") REFERENCES "public"."reminder_steps"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_exchange_rates_fk" FOREIGN KEY ("exchange_rates_id") REFERENCES "public"."exchange_rates"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "projects_penalty_policy_idx" ON "projects" USING btree ("penalty_policy_id");
CREATE INDEX "imports_bank_account_idx" ON "imports" USING btree ("bank_account_id");
CREATE INDEX "imports_gateway_account_idx" ON "imports" USING btree ("gateway_account_id");
CREATE INDEX "contracts_penalty_policy_idx" ON "contracts" USING btree ("penalty_policy_id");
CREATE INDEX "invoices_corrects_idx" ON "invoices" USING btree ("corrects_id");
CREATE INDEX "invoices_recurring_idx" ON "invoices" USING btree ("recurring_id");
CREATE INDEX "invoices_billing_run_idx" ON "invoices" USING btree ("billing_run_id");
CREATE UNIQUE INDEX "invoices_request_unique" ON "invoices" USING btree ("company_id","idempotency_key") WHERE idempotency_key is not null;
CREATE UNIQUE INDEX "invoices_recurring_unique" ON "invoices" USING btree ("company_id","recurring_id","recurring_date") WHERE recurring_id is not null and status <> 'void';
CREATE UNIQUE INDEX "invoices_import_unique" ON "invoices" USING btree ("company_id","import_reference") WHERE import_reference is not null and status <> 'void';
CREATE INDEX "invoice_lines_project_service_idx" ON "invoice_lines" USING btree ("project_service_id");
CREATE INDEX "invoice_lines_meter_reading_idx" ON "invoice_lines" USING btree ("meter_reading_id");
CREATE INDEX "invoice_lines_penalty_idx" ON "invoice_lines" USING btree ("penalty_id");
CREATE INDEX "payments_bank_account_idx" ON "payments" USING btree ("bank_account_id");
CREATE INDEX "payments_contract_idx" ON "payments" USING btree ("contract_id");
CREATE INDEX "payments_bounce_invoice_idx" ON "payments" USING btree ("bounce_invoice_id");
CREATE INDEX "payments_recorded_by_idx" ON "payments" USING btree ("recorded_by_id");
CREATE UNIQUE INDEX "payments_request_unique" ON "payments" USING btree ("company_id","idempotency_key") WHERE idempotency_key is not null;
CREATE INDEX "allocations_effective_on_idx" ON "allocations" USING btree ("effective_on");
CREATE UNIQUE INDEX "ledger_accounts_code_unique" ON "ledger_accounts" USING btree ("company_id","code","currency","subject");
CREATE INDEX "ledger_transactions_posted_by_idx" ON "ledger_transactions" USING btree ("posted_by_id");
CREATE INDEX "ledger_entries_payout_idx" ON "ledger_entries" USING btree ("payout_id");
CREATE INDEX "ledger_entries_expense_idx" ON "ledger_entries" USING btree ("expense_id");
CREATE INDEX "payload_locked_documents_rels_recurring_invoices_id_idx" ON "payload_locked_documents_rels" USING btree ("recurring_invoices_id");
CREATE INDEX "payload_locked_documents_rels_penalty_pauses_id_idx" ON "payload_locked_documents_rels" USING btree ("penalty_pauses_id");
CREATE INDEX "payload_locked_documents_rels_expenses_id_idx" ON "payload_locked_documents_rels" USING btree ("expenses_id");
CREATE INDEX "payload_locked_documents_rels_recurring_expenses_id_idx" ON "payload_locked_documents_rels" USING btree ("recurring_expenses_id");
CREATE INDEX "payload_locked_documents_rels_expense_categories_id_idx" ON "payload_locked_documents_rels" USING btree ("expense_categories_id");
CREATE INDEX "payload_locked_documents_rels_budgets_id_idx" ON "payload_locked_documents_rels" USING btree ("budgets_id");
CREATE INDEX "payload_locked_documents_rels_penalty_policies_id_idx" ON "payload_locked_documents_rels" USING btree ("penalty_policies_id");
CREATE INDEX "payload_locked_documents_rels_reminder_steps_id_idx" ON "payload_locked_documents_rels" USING btree ("reminder_steps_id");
CREATE INDEX "payload_locked_documents_rels_exchange_rates_id_idx" ON "payload_locked_documents_rels" USING btree ("exchange_rates_id");
ALTER TABLE "projects" ADD CONSTRAINT "projects_management_fee_minor_whole" CHECK (scale("management_fee_minor") = 0 and abs("management_fee_minor") <= 9007199254740991);
ALTER TABLE "units" ADD CONSTRAINT "units_service_charge_minor_whole" CHECK (scale("service_charge_minor") = 0 and abs("service_charge_minor") <= 9007199254740991);
ALTER TABLE "imports" ADD CONSTRAINT "imports_kind_values" CHECK ("kind" in ('structure', 'people', 'leases', 'readings', 'invoices', 'bank_transactions', 'opening_balances'));
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_rent_tax_bps_whole" CHECK (scale("rent_tax_bps") = 0 and "rent_tax_bps" between 0 and 1000000);
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_discount_bps_whole" CHECK (scale("discount_bps") = 0 and "discount_bps" between 0 and 1000000);
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_discount_fixed_minor_whole" CHECK (scale("discount_fixed_minor") = 0 and abs("discount_fixed_minor") <= 9007199254740991);
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_recurring_date_date" CHECK ("recurring_date" is null or fh_date("recurring_date") is not null);
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_kind_values" CHECK ("kind" in ('rent', 'manual', 'service', 'debit_note', 'deposit', 'penalty', 'opening'));
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_credited_minor_whole" CHECK (scale("credited_minor") = 0 and abs("credited_minor") <= 9007199254740991);
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_not_negative_check" CHECK (net_minor >= 0 and discount_minor >= 0 and tax_minor >= 0 and total_minor >= 0 and paid_minor >= 0 and credited_minor >= 0);
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_paid_check" CHECK (paid_minor + credited_minor <= total_minor);
ALTER TABLE "payments" ADD CONSTRAINT "payments_refunded_minor_whole" CHECK (scale("refunded_minor") = 0 and abs("refunded_minor") <= 9007199254740991);
ALTER TABLE "payments" ADD CONSTRAINT "payments_cheque_date_date" CHECK ("cheque_date" is null or fh_date("cheque_date") is not null);
ALTER TABLE "payments" ADD CONSTRAINT "payments_cleared_on_date" CHECK ("cleared_on" is null or fh_date("cleared_on") is not null);
ALTER TABLE "payments" ADD CONSTRAINT "payments_origin_values" CHECK ("origin" in ('gateway', 'manual', 'statement', 'deposit', 'import'));
ALTER TABLE "payments" ADD CONSTRAINT "payments_method_values" CHECK ("method" in ('cash', 'cheque', 'bank', 'mobile', 'card', 'deposit'));
ALTER TABLE "payments" ADD CONSTRAINT "payments_status_values" CHECK ("status" in ('received', 'pending', 'bounced', 'reversed'));
ALTER TABLE "payments" ADD CONSTRAINT "payments_not_negative_check" CHECK (allocated_minor >= 0 and unallocated_minor >= 0 and refunded_minor >= 0);
ALTER TABLE "payments" ADD CONSTRAINT "payments_allocated_check" CHECK (case status when 'received' then allocated_minor + unallocated_minor + refunded_minor = amount_minor else allocated_minor + unallocated_minor + refunded_minor = 0 end);
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_effective_on_date" CHECK ("effective_on" is null or fh_date("effective_on") is not null);
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_effective_on_date" CHECK ("effective_on" is null or fh_date("effective_on") is not null);
ALTER TABLE "companies" ADD CONSTRAINT "companies_money_four_eyes_minor_whole" CHECK (scale("money_four_eyes_minor") = 0 and abs("money_four_eyes_minor") <= 9007199254740991);
ALTER TABLE "companies" ADD CONSTRAINT "companies_money_bounce_fee_minor_whole" CHECK (scale("money_bounce_fee_minor") = 0 and abs("money_bounce_fee_minor") <= 9007199254740991);
ALTER TABLE "companies" ADD CONSTRAINT "companies_money_payout_minimum_minor_whole" CHECK (scale("money_payout_minimum_minor") = 0 and abs("money_payout_minimum_minor") <= 9007199254740991);
ALTER TABLE "companies" ADD CONSTRAINT "companies_money_withholding_bps_whole" CHECK (scale("money_withholding_bps") = 0 and "money_withholding_bps" between 0 and 1000000);
ALTER TABLE "companies" ADD CONSTRAINT "companies_money_allocation_order_values" CHECK ("money_allocation_order" in ('penalties_first', 'charges_first'));`)
  },
  down: async ({ db }) => {
    await db.execute(sql`
ALTER TABLE "credit_notes" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "credit_note_lines" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "recurring_invoices_lines" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "recurring_invoices" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "refunds" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "refund_lines" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "deposit_settlements" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "penalties" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "penalty_waivers" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "penalty_pauses" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "payouts" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "payout_lines" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "payout_batches" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "expenses" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "recurring_expenses" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "expense_categories" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "budgets" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "disbursements" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "bank_transactions" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "clearing_closings" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "reminders" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "payment_promises" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "billing_skips" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "accounting_periods" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "penalty_policies" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "penalty_policy_versions" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "reminder_steps" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "exchange_rates" DISABLE ROW LEVEL SECURITY;
DROP TABLE "credit_notes" CASCADE;
DROP TABLE "credit_note_lines" CASCADE;
DROP TABLE "recurring_invoices_lines" CASCADE;
DROP TABLE "recurring_invoices" CASCADE;
DROP TABLE "refunds" CASCADE;
DROP TABLE "refund_lines" CASCADE;
DROP TABLE "deposit_settlements" CASCADE;
DROP TABLE "penalties" CASCADE;
DROP TABLE "penalty_waivers" CASCADE;
DROP TABLE "penalty_pauses" CASCADE;
DROP TABLE "payouts" CASCADE;
DROP TABLE "payout_lines" CASCADE;
DROP TABLE "payout_batches" CASCADE;
DROP TABLE "expenses" CASCADE;
DROP TABLE "recurring_expenses" CASCADE;
DROP TABLE "expense_categories" CASCADE;
DROP TABLE "budgets" CASCADE;
DROP TABLE "disbursements" CASCADE;
DROP TABLE "bank_transactions" CASCADE;
DROP TABLE "clearing_closings" CASCADE;
DROP TABLE "reminders" CASCADE;
DROP TABLE "payment_promises" CASCADE;
DROP TABLE "billing_skips" CASCADE;
DROP TABLE "accounting_periods" CASCADE;
DROP TABLE "penalty_policies" CASCADE;
DROP TABLE "penalty_policy_versions" CASCADE;
DROP TABLE "reminder_steps" CASCADE;
DROP TABLE "exchange_rates" CASCADE;
ALTER TABLE "projects" DROP CONSTRAINT "projects_management_fee_minor_whole";
ALTER TABLE "units" DROP CONSTRAINT "units_service_charge_minor_whole";
ALTER TABLE "imports" DROP CONSTRAINT "imports_kind_values";
ALTER TABLE "contracts" DROP CONSTRAINT "contracts_rent_tax_bps_whole";
ALTER TABLE "invoices" DROP CONSTRAINT "invoices_discount_bps_whole";
ALTER TABLE "invoices" DROP CONSTRAINT "invoices_discount_fixed_minor_whole";
ALTER TABLE "invoices" DROP CONSTRAINT "invoices_recurring_date_date";
ALTER TABLE "invoices" DROP CONSTRAINT "invoices_kind_values";
ALTER TABLE "invoice_lines" DROP CONSTRAINT "invoice_lines_credited_minor_whole";
ALTER TABLE "invoice_lines" DROP CONSTRAINT "invoice_lines_not_negative_check";
ALTER TABLE "invoice_lines" DROP CONSTRAINT "invoice_lines_paid_check";
ALTER TABLE "payments" DROP CONSTRAINT "payments_refunded_minor_whole";
ALTER TABLE "payments" DROP CONSTRAINT "payments_cheque_date_date";
ALTER TABLE "payments" DROP CONSTRAINT "payments_cleared_on_date";
ALTER TABLE "payments" DROP CONSTRAINT "payments_origin_values";
ALTER TABLE "payments" DROP CONSTRAINT "payments_method_values";
ALTER TABLE "payments" DROP CONSTRAINT "payments_status_values";
ALTER TABLE "payments" DROP CONSTRAINT "payments_not_negative_check";
ALTER TABLE "payments" DROP CONSTRAINT "payments_allocated_check";
ALTER TABLE "allocations" DROP CONSTRAINT "allocations_effective_on_date";
ALTER TABLE "ledger_transactions" DROP CONSTRAINT "ledger_transactions_effective_on_date";
ALTER TABLE "companies" DROP CONSTRAINT "companies_money_four_eyes_minor_whole";
ALTER TABLE "companies" DROP CONSTRAINT "companies_money_bounce_fee_minor_whole";
ALTER TABLE "companies" DROP CONSTRAINT "companies_money_payout_minimum_minor_whole";
ALTER TABLE "companies" DROP CONSTRAINT "companies_money_withholding_bps_whole";
ALTER TABLE "companies" DROP CONSTRAINT "companies_money_allocation_order_values";
ALTER TABLE "projects" DROP CONSTRAINT "projects_penalty_policy_id_company_fk";

ALTER TABLE "imports" DROP CONSTRAINT "imports_bank_account_id_company_fk";

ALTER TABLE "imports" DROP CONSTRAINT "imports_gateway_account_id_company_fk";

ALTER TABLE "contracts" DROP CONSTRAINT "contracts_penalty_policy_id_company_fk";

ALTER TABLE "invoices" DROP CONSTRAINT "invoices_corrects_id_company_fk";

ALTER TABLE "invoices" DROP CONSTRAINT "invoices_recurring_id_company_fk";

ALTER TABLE "invoices" DROP CONSTRAINT "invoices_billing_run_id_company_fk";

ALTER TABLE "invoice_lines" DROP CONSTRAINT "invoice_lines_project_service_id_company_fk";

ALTER TABLE "invoice_lines" DROP CONSTRAINT "invoice_lines_meter_reading_id_company_fk";

ALTER TABLE "invoice_lines" DROP CONSTRAINT "invoice_lines_penalty_id_company_fk";

ALTER TABLE "payments" DROP CONSTRAINT "payments_recorded_by_id_users_id_fk";

ALTER TABLE "payments" DROP CONSTRAINT "payments_bank_account_id_company_fk";

ALTER TABLE "payments" DROP CONSTRAINT "payments_contract_id_company_fk";

ALTER TABLE "payments" DROP CONSTRAINT "payments_bounce_invoice_id_company_fk";

ALTER TABLE "ledger_transactions" DROP CONSTRAINT "ledger_transactions_posted_by_id_users_id_fk";

ALTER TABLE "ledger_entries" DROP CONSTRAINT "ledger_entries_payout_id_company_fk";

ALTER TABLE "ledger_entries" DROP CONSTRAINT "ledger_entries_expense_id_company_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_recurring_invoices_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_penalty_pauses_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_expenses_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_recurring_expenses_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_expense_categories_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_budgets_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_penalty_policies_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_reminder_steps_fk";

ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_exchange_rates_fk";

DROP INDEX "projects_penalty_policy_idx";
DROP INDEX "imports_bank_account_idx";
DROP INDEX "imports_gateway_account_idx";
DROP INDEX "contracts_penalty_policy_idx";
DROP INDEX "invoices_corrects_idx";
DROP INDEX "invoices_recurring_idx";
DROP INDEX "invoices_billing_run_idx";
DROP INDEX "invoices_request_unique";
DROP INDEX "invoices_recurring_unique";
DROP INDEX "invoices_import_unique";
DROP INDEX "invoice_lines_project_service_idx";
DROP INDEX "invoice_lines_meter_reading_idx";
DROP INDEX "invoice_lines_penalty_idx";
DROP INDEX "payments_bank_account_idx";
DROP INDEX "payments_contract_idx";
DROP INDEX "payments_bounce_invoice_idx";
DROP INDEX "payments_recorded_by_idx";
DROP INDEX "payments_request_unique";
DROP INDEX "allocations_effective_on_idx";
DROP INDEX "ledger_accounts_code_unique";
DROP INDEX "ledger_transactions_posted_by_idx";
DROP INDEX "ledger_entries_payout_idx";
DROP INDEX "ledger_entries_expense_idx";
DROP INDEX "payload_locked_documents_rels_recurring_invoices_id_idx";
DROP INDEX "payload_locked_documents_rels_penalty_pauses_id_idx";
DROP INDEX "payload_locked_documents_rels_expenses_id_idx";
DROP INDEX "payload_locked_documents_rels_recurring_expenses_id_idx";
DROP INDEX "payload_locked_documents_rels_expense_categories_id_idx";
DROP INDEX "payload_locked_documents_rels_budgets_id_idx";
DROP INDEX "payload_locked_documents_rels_penalty_policies_id_idx";
DROP INDEX "payload_locked_documents_rels_reminder_steps_id_idx";
DROP INDEX "payload_locked_documents_rels_exchange_rates_id_idx";
ALTER TABLE "projects" DROP COLUMN "management_fee_minor";
ALTER TABLE "projects" DROP COLUMN "penalty_policy_id";
ALTER TABLE "units" DROP COLUMN "service_charge_minor";
ALTER TABLE "imports" DROP COLUMN "bank_account_id";
ALTER TABLE "imports" DROP COLUMN "gateway_account_id";
ALTER TABLE "contracts" DROP COLUMN "rent_tax_bps";
ALTER TABLE "contracts" DROP COLUMN "penalty_policy_id";
ALTER TABLE "invoices" DROP COLUMN "discount_bps";
ALTER TABLE "invoices" DROP COLUMN "discount_fixed_minor";
ALTER TABLE "invoices" DROP COLUMN "notes";
ALTER TABLE "invoices" DROP COLUMN "corrects_id";
ALTER TABLE "invoices" DROP COLUMN "recurring_id";
ALTER TABLE "invoices" DROP COLUMN "billing_run_id";
ALTER TABLE "invoices" DROP COLUMN "recurring_date";
ALTER TABLE "invoices" DROP COLUMN "issued_at";
ALTER TABLE "invoices" DROP COLUMN "sent_at";
ALTER TABLE "invoices" DROP COLUMN "voided_at";
ALTER TABLE "invoices" DROP COLUMN "void_reason";
ALTER TABLE "invoices" DROP COLUMN "change_token";
ALTER TABLE "invoices" DROP COLUMN "import_reference";
ALTER TABLE "invoices" DROP COLUMN "idempotency_key";
ALTER TABLE "invoices" DROP COLUMN "request_hash";
ALTER TABLE "invoice_lines" DROP COLUMN "credited_minor";
ALTER TABLE "invoice_lines" DROP COLUMN "project_service_id";
ALTER TABLE "invoice_lines" DROP COLUMN "meter_reading_id";
ALTER TABLE "invoice_lines" DROP COLUMN "penalty_id";
ALTER TABLE "payments" DROP COLUMN "refunded_minor";
ALTER TABLE "payments" DROP COLUMN "cheque_number";
ALTER TABLE "payments" DROP COLUMN "cheque_bank";
ALTER TABLE "payments" DROP COLUMN "cheque_date";
ALTER TABLE "payments" DROP COLUMN "cleared_on";
ALTER TABLE "payments" DROP COLUMN "bank_account_id";
ALTER TABLE "payments" DROP COLUMN "contract_id";
ALTER TABLE "payments" DROP COLUMN "bounce_invoice_id";
ALTER TABLE "payments" DROP COLUMN "notes";
ALTER TABLE "payments" DROP COLUMN "planned_allocations";
ALTER TABLE "payments" DROP COLUMN "reversal_reason";
ALTER TABLE "payments" DROP COLUMN "reversed_at";
ALTER TABLE "payments" DROP COLUMN "recorded_by_id";
ALTER TABLE "payments" DROP COLUMN "origin";
ALTER TABLE "payments" DROP COLUMN "idempotency_key";
ALTER TABLE "payments" DROP COLUMN "request_hash";
ALTER TABLE "allocations" DROP COLUMN "effective_on";
ALTER TABLE "allocations" DROP COLUMN "reason";
ALTER TABLE "ledger_accounts" DROP COLUMN "description";
ALTER TABLE "ledger_accounts" DROP COLUMN "is_active";
ALTER TABLE "ledger_transactions" DROP COLUMN "effective_on";
ALTER TABLE "ledger_transactions" DROP COLUMN "reason";
ALTER TABLE "ledger_transactions" DROP COLUMN "posted_by_id";
ALTER TABLE "ledger_entries" DROP COLUMN "payout_id";
ALTER TABLE "ledger_entries" DROP COLUMN "expense_id";
ALTER TABLE "companies" DROP COLUMN "money_bills_monthly";
ALTER TABLE "companies" DROP COLUMN "money_auto_apply_credit";
ALTER TABLE "companies" DROP COLUMN "money_penalties_enabled";
ALTER TABLE "companies" DROP COLUMN "money_reminders_enabled";
ALTER TABLE "companies" DROP COLUMN "money_recovers_tax";
ALTER TABLE "companies" DROP COLUMN "money_reminders_hour";
ALTER TABLE "companies" DROP COLUMN "money_penalties_hour";
ALTER TABLE "companies" DROP COLUMN "money_invoice_due_days";
ALTER TABLE "companies" DROP COLUMN "money_allocation_order";
ALTER TABLE "companies" DROP COLUMN "money_four_eyes_minor";
ALTER TABLE "companies" DROP COLUMN "money_bounce_fee_minor";
ALTER TABLE "companies" DROP COLUMN "money_payout_minimum_minor";
ALTER TABLE "companies" DROP COLUMN "money_withholding_bps";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "recurring_invoices_id";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "penalty_pauses_id";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "expenses_id";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "recurring_expenses_id";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "expense_categories_id";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "budgets_id";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "penalty_policies_id";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "reminder_steps_id";
ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "exchange_rates_id";
ALTER TABLE "imports" ADD CONSTRAINT "imports_kind_values" CHECK ("kind" in ('structure', 'people', 'leases', 'readings'));
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_kind_values" CHECK ("kind" in ('rent', 'manual', 'service'));
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_not_negative_check" CHECK (net_minor >= 0 and discount_minor >= 0 and tax_minor >= 0 and total_minor >= 0 and paid_minor >= 0);
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_paid_check" CHECK (paid_minor <= total_minor);
ALTER TABLE "payments" ADD CONSTRAINT "payments_method_values" CHECK ("method" in ('cash', 'cheque', 'bank', 'mobile', 'card'));
ALTER TABLE "payments" ADD CONSTRAINT "payments_status_values" CHECK ("status" in ('received', 'reversed'));
ALTER TABLE "payments" ADD CONSTRAINT "payments_not_negative_check" CHECK (allocated_minor >= 0 and unallocated_minor >= 0);
ALTER TABLE "payments" ADD CONSTRAINT "payments_allocated_check" CHECK (status = 'reversed' or allocated_minor + unallocated_minor = amount_minor);`)
  },
}
