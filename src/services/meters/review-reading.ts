import type { PayloadRequest } from 'payload'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { placingProblem, type ReadingKind, readingTransitions, type ReadingStatus } from '../../domain/meter.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { requireTransition } from '../transition.ts'
import { lockMeters } from './lock-meters.ts'
import { refreshMeters } from './refresh-meters.ts'

type Review = { req: PayloadRequest; company: string; id: string; to: 'accepted' | 'rejected'; reason?: string }
type Row = { meter: string; date: string; value: string; kind: ReadingKind; status: ReadingStatus }

/**
 * Takes a reading that looked wrong as it is, or refuses it; a refused one leaves the day free for another.
 * @throws 404, 409 for a reading that is decided, or that no longer fits between those around it
 */
export const reviewReading = ({
  req,
  company,
  id,
  to,
  reason,
}: Review): Promise<{ id: string; status: 'accepted' | 'rejected' }> =>
  withTransaction(req, async (tx) => {
    const seen = await readingOf(tx, { company, id })
    const meters = await lockMeters(tx, {
      company,
      ids: [seen.meter],
      rows: [{ meter: seen.meter, readingDate: seen.date }],
    })
    // Whoever decided meanwhile held the meter.
    const row = await readingOf(tx, { company, id })
    requireTransition(readingTransitions, row.status, to)
    if (to === 'rejected' && row.kind === 'final') {
      throw conflict('This is the reading at which the meter was taken away, so it stays.')
    }
    const stands = meters.get(row.meter)?.stands ?? []
    const problem =
      to === 'accepted' &&
      placingProblem({
        date: row.date,
        value: row.value,
        earlier: stands.filter(({ date, kind }) => date < row.date || (kind === 'initial' && date === row.date)),
        later: stands.filter(({ date }) => date > row.date),
      })
    if (problem) throw conflict(problem, { path: 'value' })
    await tx.query('update meter_readings set status = $2, updated_at = now() where id = $1', [id, to])
    await refreshMeters(tx, { company, meters: [row.meter], since: row.date })
    await recordAudit({
      req,
      rows: [
        {
          action: to === 'accepted' ? 'reading.accept' : 'reading.reject',
          entity: 'meter-readings',
          entityId: id,
          company,
          before: { status: row.status },
          after: { status: to },
          reason,
        },
      ],
    })
    return { id, status: to }
  })

const readingOf = async (tx: Tx, { company, id }: { company: string; id: string }): Promise<Row> => {
  const [row] = await tx.query<Row>(
    `select r.meter_id as meter, r.reading_date as date, r.value, r.kind, r.status
     from meter_readings r join meters m on m.id = r.meter_id and m.deleted_at is null
     where r.id = $1 and r.company_id = $2`,
    [id, company],
  )
  if (!row) throw notFound()
  return row
}
