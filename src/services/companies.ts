import type { Payload, PayloadRequest } from 'payload'
import { readQuery } from '../db/transaction.ts'
import { todayIn } from '../domain/calendar.ts'
import { now } from '../platform/clock.ts'
import { notFound } from '../platform/errors.ts'

export type CompanySettings = { id: string; name: string; timezone: string; currency: string; country: string }

/** What rules need to know of a company, and its date of today. @throws 404 */
export const companySettings = async (
  payload: Payload | PayloadRequest['payload'],
  id: string,
): Promise<CompanySettings & { today: string }> => {
  const [row] = await readQuery<CompanySettings>(
    payload,
    'select id, name, timezone, currency, country from companies where id = $1',
    [id],
  )
  if (!row) throw notFound()
  return { ...row, today: todayIn(row.timezone, now()) }
}
