import { type Check, sqlCheck } from '../checks/check.ts'

/** What follows from readings, computed anew: the last one that a meter keeps, and what was used between two. */
export const meterChecks: readonly Check[] = [
  sqlCheck(
    'last readings of meters',
    `select m.company_id as company, 'meter ' || m.identifier as subject,
            coalesce(last.value || ' on ' || last.reading_date, 'none') as expected,
            coalesce(m.last_reading || ' on ' || m.last_reading_date, 'none') as actual
     from meters m
     left join lateral (
       select r.value, r.reading_date from meter_readings r
       where r.company_id = m.company_id and r.meter_id = m.id and r.status = 'accepted'
       order by r.reading_date desc limit 1
     ) last on true
     where m.last_reading is distinct from last.value or m.last_reading_date is distinct from last.reading_date`,
  ),
  sqlCheck(
    'consumption of readings',
    `select c.company_id as company, 'reading of ' || c.identifier || ' on ' || c.reading_date as subject,
            c.expected::text as expected, coalesce(c.consumption::text, 'none') as actual
     from (
       select r.company_id, m.identifier, r.reading_date, r.consumption,
              r.value - coalesce(lag(r.value) over (partition by r.meter_id order by r.reading_date), m.initial_reading)
                as expected
       from meter_readings r join meters m on m.id = r.meter_id
       where r.status = 'accepted'
     ) c
     where c.consumption is distinct from c.expected`,
  ),
]
