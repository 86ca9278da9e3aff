import type { LeftOutReason } from '../../domain/billing/billed-charge.ts'
import { sentence } from '../text/status.ts'

const texts: Record<LeftOutReason, string> = {
  already_billed: 'Billed already',
  zero_rent: 'No rent',
  not_due: 'Not due this month',
  not_started: 'Begins later',
  ended: 'Ended',
  paused: 'Paused',
  not_approved: 'Waits for approval',
  no_price: 'No price',
  no_rent: 'No rent to take a part of',
  no_reading: 'No meter reading',
  no_consumption: 'Nothing was used',
  below_billed: 'The meter shows less than what was billed',
  free: 'Costs nothing',
  no_owner: 'Nobody owns it',
}

/** Why something was left out of a billing run. */
export const reasonText = (reason: string): string =>
  (texts as Readonly<Record<string, string | undefined>>)[reason] ?? sentence(reason)
