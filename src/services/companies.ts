import type { Payload, PayloadRequest } from 'payload'
import { readQuery, type Tx } from '../db/transaction.ts'
import { todayIn } from '../domain/calendar.ts'
import { now } from '../platform/clock.ts'
import { notFound } from '../platform/errors.ts'

export type MoneySettings = {
  autoApplyCredit: boolean
  recoversTax: boolean
  billsMonthly: boolean
  penaltiesEnabled: boolean
  remindersEnabled: boolean
  penaltiesHour: number
  remindersHour: number
  invoiceDueDays: number
  allocationOrder: 'penalties_first' | 'charges_first'
  /** minor units of the company's currency */
  fourEyes: bigint
  bounceFee: bigint
  payoutMinimum: bigint
  withholdingBps: number
}

/** What a new company starts with; the same defaults stand in the fields of `companies`. */
export const usualMoney: MoneySettings = {
  autoApplyCredit: true,
  recoversTax: true,
  billsMonthly: true,
  penaltiesEnabled: true,
  remindersEnabled: true,
  penaltiesHour: 2,
  remindersHour: 9,
  invoiceDueDays: 14,
  allocationOrder: 'penalties_first',
  fourEyes: 5_000_000n,
  bounceFee: 0n,
  payoutMinimum: 0n,
  withholdingBps: 0,
}

export type CompanySettings = {
  id: string
  name: string
  timezone: string
  currency: string
  country: string
  money: MoneySettings
}

type Row = Omit<CompanySettings, 'money'> & {
  money: Omit<MoneySettings, 'fourEyes' | 'bounceFee' | 'payoutMinimum'> &
    Record<'fourEyes' | 'bounceFee' | 'payoutMinimum', string>
}

/** What rules need to know of a company, and its date of today. @throws 404 */
export const companySettings = (
  payload: Payload | PayloadRequest['payload'],
  id: string,
): Promise<CompanySettings & { today: string }> =>
  settingsIn({ query: <Found>(text: string, values?: unknown[]) => readQuery<Found>(payload, text, values) }, id)

/** The same inside a transaction, which may have made or changed the company. @throws 404 */
export const settingsIn = async (tx: Pick<Tx, 'query'>, id: string): Promise<CompanySettings & { today: string }> => {
  const [row] = await tx.query<Row>(SELECT, [id])
  if (!row) throw notFound()
  const { money } = row
  return {
    ...row,
    money: {
      ...money,
      fourEyes: BigInt(money.fourEyes),
      bounceFee: BigInt(money.bounceFee),
      payoutMinimum: BigInt(money.payoutMinimum),
    },
    today: todayIn(row.timezone, now()),
  }
}

const SELECT = `
  select id, name, timezone, currency, country, json_build_object(
    'autoApplyCredit', coalesce(money_auto_apply_credit, true), 'recoversTax', coalesce(money_recovers_tax, true),
    'billsMonthly', coalesce(money_bills_monthly, true), 'penaltiesEnabled', coalesce(money_penalties_enabled, true),
    'remindersEnabled', coalesce(money_reminders_enabled, true),
    'penaltiesHour', coalesce(money_penalties_hour, 2)::int, 'remindersHour', coalesce(money_reminders_hour, 9)::int,
    'invoiceDueDays', coalesce(money_invoice_due_days, 14)::int,
    'allocationOrder', coalesce(money_allocation_order, 'penalties_first'),
    'fourEyes', coalesce(money_four_eyes_minor, 5000000)::bigint::text,
    'bounceFee', coalesce(money_bounce_fee_minor, 0)::bigint::text,
    'payoutMinimum', coalesce(money_payout_minimum_minor, 0)::bigint::text,
    'withholdingBps', coalesce(money_withholding_bps, 0)::int) as money
  from companies where id = $1`
