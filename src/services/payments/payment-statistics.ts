import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import type { CalendarDate } from '../../domain/calendar.ts'

/** Money of one currency that came in; minor units. */
export type PaymentStatistics = {
  currency: string
  payments: number
  receivedMinor: number
  allocatedMinor: number
  /** what is left and is the payers' */
  creditMinor: number
  /** what is left and waits for a look */
  suspenseMinor: number
  refundedMinor: number
  /** cheques that wait for the bank */
  pendingMinor: number
  lastOn: CalendarDate | null
  byMethod: { method: string; payments: number; receivedMinor: number }[]
}

const STATISTICS = `
  with chosen as (
    select currency, method, status, value_date, amount_minor, allocated_minor, unallocated_minor, refunded_minor,
           review_reason is not null or person_id is null as waits
    from payments
    where company_id = $1 and status in ('received', 'pending') and ($2::text is null or value_date >= $2)
      and ($3::text is null or value_date <= $3)
  ), methods as (
    select currency, method, count(*)::int as payments, sum(amount_minor)::float8 as "receivedMinor"
    from chosen where status = 'received' group by currency, method
  )
  select currency, count(*) filter (where status = 'received')::int as payments,
    coalesce(sum(amount_minor) filter (where status = 'received'), 0)::float8 as "receivedMinor",
    sum(allocated_minor)::float8 as "allocatedMinor",
    coalesce(sum(unallocated_minor) filter (where not waits), 0)::float8 as "creditMinor",
    coalesce(sum(unallocated_minor) filter (where waits), 0)::float8 as "suspenseMinor",
    sum(refunded_minor)::float8 as "refundedMinor",
    coalesce(sum(amount_minor) filter (where status = 'pending'), 0)::float8 as "pendingMinor",
    max(value_date) filter (where status = 'received') as "lastOn",
    coalesce((select json_agg(json_build_object('method', m.method, 'payments', m.payments, 'receivedMinor', m."receivedMinor")
                              order by m."receivedMinor" desc) from methods m where m.currency = chosen.currency), '[]'::json) as "byMethod"
  from chosen group by currency order by currency`

type Wanted = { payload: Payload; company: string; from?: CalendarDate; to?: CalendarDate }

/** What came in between two days, by currency and method; nothing that bounced or was taken back. */
export const paymentStatistics = ({ payload, company, from, to }: Wanted): Promise<PaymentStatistics[]> =>
  readQuery<PaymentStatistics>(payload, STATISTICS, [company, from ?? null, to ?? null])
