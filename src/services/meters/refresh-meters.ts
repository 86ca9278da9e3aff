import type { Tx } from '../../db/transaction.ts'

type Refresh = {
  company: string
  meters: readonly string[]
  /** the first day whose readings may have changed */
  since: string
}

/**
 * Brings what follows from readings up to date: consumption of the accepted ones from a day on, and the last reading that
 * meters keep. The meters are locked by the caller.
 */
export const refreshMeters = async (tx: Tx, { company, meters, since }: Refresh): Promise<void> => {
  const ids = [...new Set(meters)]
  await tx.query(CONSUMPTION, [company, ids, since])
  await tx.query(LAST, [company, ids])
}

/** Only the readings from `since` on, and the one before it, are looked at. */
const CONSUMPTION = `
  update meter_readings r set consumption = derived.consumption, updated_at = now()
  from (
    select n.id, n.value - coalesce(
      (select p.value from meter_readings p
       where p.company_id = $1 and p.meter_id = n.meter_id and p.status = 'accepted' and p.reading_date < n.reading_date
       order by p.reading_date desc limit 1),
      m.initial_reading) as consumption
    from meter_readings n join meters m on m.id = n.meter_id
    where n.company_id = $1 and n.meter_id = any($2::uuid[]) and n.status = 'accepted' and n.reading_date >= $3
  ) derived
  where r.id = derived.id and r.consumption is distinct from derived.consumption`

const LAST = `
  update meters m set last_reading = last.value, last_reading_date = last.reading_date, updated_at = now()
  from unnest($2::uuid[]) as asked (id)
  left join lateral (
    select r.value, r.reading_date from meter_readings r
    where r.company_id = $1 and r.meter_id = asked.id and r.status = 'accepted'
    order by r.reading_date desc limit 1
  ) last on true
  where m.id = asked.id and m.company_id = $1
    and (m.last_reading is distinct from last.value or m.last_reading_date is distinct from last.reading_date)`
