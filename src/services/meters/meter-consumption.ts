import type { PayloadRequest } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { addPeriods, monthOf, type Period, periodsBetween } from '../../domain/calendar.ts'
import { validationError } from '../../platform/errors.ts'
import { companySettings } from '../companies.ts'

type Asked = { req: PayloadRequest; company: string; id: string; from?: Period; to?: Period }

export type MeterConsumption = {
  meter: { id: string; identifier: string; measure: string; lastReading: number | null; lastReadingDate: string | null }
  from: Period
  to: Period
  total: number
  /** what was read in a month, also of the meters that this one has replaced */
  months: { period: Period; consumption: number; readings: number; hasEstimate: boolean }[]
}

type MonthRow = { period: Period; consumption: string; readings: number; has_estimate: boolean }
type MeterRow = { id: string; identifier: string; measure: string; last: string | null; on: string | null }

const longest = 60

/** What a meter counted by month, over its replacements; without an estimate of what nobody has read. */
export const meterConsumption = async ({ req, company, id, from, to }: Asked): Promise<MeterConsumption> => {
  const until = to ?? monthOf((await companySettings(req.payload, company)).today)
  const since = from ?? addPeriods(until, -11)
  const periods = periodsBetween(since, until)
  if (periods.length === 0) throw validationError('The end is before the start.', 'to')
  if (periods.length > longest) throw validationError(`Ask for at most ${longest} months.`, 'from')
  const [meter] = await readQuery<MeterRow>(
    req.payload,
    `select id, identifier, measure, last_reading as last, last_reading_date as on from meters
     where id = $1 and company_id = $2`,
    [id, company],
  )
  const rows = await readQuery<MonthRow>(req.payload, BY_MONTH, [company, id, `${since}-01`, `${until}-31`])
  const byPeriod = new Map(rows.map((row) => [row.period, row]))
  const months = periods.map((period) => {
    const row = byPeriod.get(period)
    return {
      period,
      consumption: Number(row?.consumption ?? 0),
      readings: row?.readings ?? 0,
      hasEstimate: row?.has_estimate ?? false,
    }
  })
  return {
    meter: {
      id,
      identifier: meter?.identifier ?? '',
      measure: meter?.measure ?? '',
      lastReading: meter?.last === null || meter?.last === undefined ? null : Number(meter.last),
      lastReadingDate: meter?.on ?? null,
    },
    from: since,
    to: until,
    total: thousandths(months.reduce((sum, { consumption }) => sum + Math.round(consumption * 1_000), 0)),
    months,
  }
}

const thousandths = (count: number): number => count / 1_000

const BY_MONTH = `
  with recursive chain (id, replaces_id, depth) as (
    select id, replaces_id, 0 from meters where id = $2 and company_id = $1
    union all
    select m.id, m.replaces_id, c.depth + 1 from chain c join meters m on m.id = c.replaces_id and m.company_id = $1
    where c.depth < 50
  )
  select left(r.reading_date, 7) as period, sum(r.consumption) as consumption, count(*)::int as readings,
         bool_or(r.kind = 'estimated') as has_estimate
  from chain c join meter_readings r on r.meter_id = c.id and r.company_id = $1
  where r.status = 'accepted' and r.reading_date between $3 and $4
  group by 1 order by 1`
