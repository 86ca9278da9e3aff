import { readQuery } from '../../db/transaction.ts'
import type { ReportArgs } from './report.ts'

export type AboutRate = { quote: string; rate: number; validFrom: string }

/**
 * What a report's currency is about worth in the company's own on a day, for display only: nothing is converted.
 * @returns null in the company's own currency, and where nobody has entered a rate
 */
export const aboutRate = async ({
  payload,
  company,
  currency,
  on,
}: Pick<ReportArgs, 'payload' | 'company' | 'currency'> & { on: string }): Promise<AboutRate | null> => {
  const [row] = await readQuery<{ quote: string; rate: string; validFrom: string }>(
    payload,
    `select r.quote, r.rate, r.valid_from as "validFrom" from exchange_rates r join companies c on c.id = r.company_id
     where r.company_id = $1 and r.currency = $2 and r.quote = c.currency and r.quote <> r.currency and r.valid_from <= $3
     order by r.valid_from desc limit 1`,
    [company, currency, on],
  )
  return row ? { ...row, rate: Number(row.rate) } : null
}
