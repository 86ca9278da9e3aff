import type { Tx } from '../../db/transaction.ts'
import type { BillableMeter } from '../../domain/billing/service-billing.ts'

/** Whose meters are wanted: those of an attachment, for a lease, or for the owners of a unit. */
export type MeteredSubject = {
  attachment: string
  unit: string
  /** null for the owners of the unit */
  lease: string | null
  /** what was counted up to this day is somebody else's */
  from: string
  /** the last day of a reading that can be billed */
  until: string
}

type Row = {
  attachment: string
  unit: string
  lease: string | null
  id: string
  identifier: string
  initial_reading: string
  reading_id: string | null
  reading_date: string | null
  value: string | null
  billed_date: string | null
  billed_value: string | null
}

export const standKey = ({ attachment, unit, lease }: Pick<MeteredSubject, 'attachment' | 'unit' | 'lease'>): string =>
  [attachment, unit, lease].join('|')

/** What meters show that is not billed yet, by `standKey`; one query for any number. */
export const meterStands = async (
  tx: Pick<Tx, 'query'>,
  { company, subjects }: { company: string; subjects: readonly MeteredSubject[] },
): Promise<Map<string, BillableMeter[]>> => {
  if (subjects.length === 0) return new Map()
  const rows = await tx.query<Row>(STANDS, [company, JSON.stringify(subjects)])
  const stands = new Map<string, BillableMeter[]>()
  for (const row of rows) {
    const key = standKey(row)
    stands.set(key, [...(stands.get(key) ?? []), meterOf(row)])
  }
  return stands
}

const meterOf = (row: Row): BillableMeter => ({
  id: row.id,
  identifier: row.identifier,
  lastBilled: row.billed_value ?? row.initial_reading,
  reading:
    row.reading_id && row.reading_date && (row.billed_date === null || row.reading_date > row.billed_date)
      ? { id: row.reading_id, date: row.reading_date, value: row.value ?? 0 }
      : null,
})

/** Billed up to the newest of what stands on an invoice that is not void, and what the meter showed when the term began. */
const STANDS = `
  select w.attachment, w.unit, w.lease, m.id, m.identifier, m.initial_reading,
         newest.id as reading_id, newest.reading_date, newest.value, billed.reading_date as billed_date,
         billed.value as billed_value
  from jsonb_to_recordset($2::jsonb) as w (attachment uuid, unit uuid, lease uuid, "from" text, until text)
  join meters m on m.company_id = $1 and m.project_service_id = w.attachment and m.deleted_at is null
  left join lateral (
    select r.id, r.reading_date, r.value from meter_readings r
    where r.meter_id = m.id and r.status = 'accepted' and r.reading_date <= w.until
    order by r.reading_date desc limit 1
  ) newest on true
  left join lateral (
    select r.reading_date, r.value from meter_readings r
    where r.meter_id = m.id and (r.status = 'accepted' and r.reading_date <= w."from" or exists (
      select from invoice_lines l join invoices i on i.id = l.invoice_id
      where l.meter_reading_id = r.id and l.project_service_id = w.attachment and i.unit_id = w.unit
        and i.contract_id is not distinct from w.lease and i.status <> 'void'))
    order by r.reading_date desc limit 1
  ) billed on true
  order by m.installed_on, m.identifier`
