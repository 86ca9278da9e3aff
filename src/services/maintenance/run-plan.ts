import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { makePlanned, type Planned } from './make-planned.ts'

type Run = { req: PayloadRequest; company: string; id: string }

/**
 * Makes the next request of a plan now, however far ahead its date is, and moves the plan along.
 * @throws 404, 409 when the date has its request already or the place is in the trash
 */
export const runPlan = ({ req, company, id }: Run): Promise<Planned & { nextDate: string }> =>
  withTransaction(req, async (tx) => {
    const [made] = await makePlanned({ req, tx, company, plan: id })
    const [plan] = await tx.query<{ next_date: string }>(
      'select next_date from maintenance_plans where id = $1 and company_id = $2',
      [id, company],
    )
    if (!plan) throw notFound()
    if (!made) throw conflict('The next date of this plan has its request already, or its place is in the trash.')
    return { ...made, nextDate: plan.next_date }
  })
