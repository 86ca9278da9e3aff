import { sql } from '@payloadcms/db-postgres'
import type { Migration } from '../db/migration.ts'

export const migration: Migration = {
  name: '0006_old_passwords',
  up: async ({ db }) => {
    await db.execute(sql`
DROP TABLE "users_sessions" CASCADE;
ALTER TABLE "users" DROP COLUMN "reset_password_token";
ALTER TABLE "users" DROP COLUMN "reset_password_expiration";
ALTER TABLE "users" DROP COLUMN "salt";
ALTER TABLE "users" DROP COLUMN "hash";
ALTER TABLE "users" DROP COLUMN "reset_password_requested_at";
ALTER TABLE "users" DROP COLUMN "login_attempts";
ALTER TABLE "users" DROP COLUMN "lock_until";`)
  },
  down: async ({ db }) => {
    await db.execute(sql`
CREATE TABLE "users_sessions" (
	"_order" integer NOT NULL,
	"_parent_id" uuid NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"created_at" timestamp(3) with time zone,
	"expires_at" timestamp(3) with time zone NOT NULL
);

ALTER TABLE "users" ADD COLUMN "reset_password_token" varchar;
ALTER TABLE "users" ADD COLUMN "reset_password_expiration" timestamp(3) with time zone;
ALTER TABLE "users" ADD COLUMN "salt" varchar;
ALTER TABLE "users" ADD COLUMN "hash" varchar;
ALTER TABLE "users" ADD COLUMN "reset_password_requested_at" timestamp(3) with time zone;
ALTER TABLE "users" ADD COLUMN "login_attempts" numeric DEFAULT 0;
ALTER TABLE "users" ADD COLUMN "lock_until" timestamp(3) with time zone;
ALTER TABLE "users_sessions" ADD CONSTRAINT "users_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "users_sessions_order_idx" ON "users_sessions" USING btree ("_order");
CREATE INDEX "users_sessions_parent_id_idx" ON "users_sessions" USING btree ("_parent_id");`)
  },
}
