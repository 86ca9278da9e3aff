import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Period } from '../../domain/calendar.ts'
import type { BillingPlan, PlannedSkip } from './planned.ts'

type Told = Pick<BillingPlan, 'invoices' | 'skips'>

/** A lease of which everything was billed before is told once; the deposit of last year is no news beside this month's rent. */
export const toldSkips = ({ invoices, skips }: Told): PlannedSkip[] => {
  const billed = new Set(invoices.map(subjectKey))
  const told = new Set<string>()
  return skips.flatMap((skip) => {
    if (skip.reason !== 'already_billed') return [skip]
    const key = subjectKey(skip)
    if (billed.has(key) || told.has(key)) return []
    told.add(key)
    return [{ ...skip, detail: 'Everything of this month is billed already' }]
  })
}

const subjectKey = ({ contract, unit }: { contract: string | null; unit: string }): string => contract ?? unit

/** What is only a matter of the calendar is counted, not kept: nobody has to do anything about it. */
const ofTheCalendar: readonly string[] = ['not_due', 'not_started']

type Kept = { company: string; run: string; period: Period; skips: readonly PlannedSkip[] }

/** Keeps what a run left out for its report. */
export const recordSkips = async (tx: Tx, { company, run, period, skips }: Kept): Promise<void> => {
  await insertRows(
    tx,
    'billing_skips',
    skips
      .filter(({ reason }) => !ofTheCalendar.includes(reason))
      .map(({ subject, contract, ownership, unit, person, reason, detail, chargeKey }) => ({
        company_id: company,
        run_id: run,
        period,
        subject,
        contract_id: contract,
        ownership_id: ownership,
        unit_id: unit,
        person_id: person,
        reason,
        detail,
        charge_key: chargeKey ?? null,
      })),
  )
}
