import type { PayloadRequest } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { nextPlanDates } from '../../domain/maintenance-plan.ts'
import { selectPlans, type PlanRow } from './plan-rows.ts'

type Preview = { req: PayloadRequest; company: string; id: string; count: number }

/** When a plan comes next, and the times after that; none while its place is in the trash. */
export const planPreview = async ({ req, company, id, count }: Preview): Promise<{ dates: string[] }> => {
  const [plan] = await readQuery<PlanRow>(req.payload, selectPlans('p.company_id = $1 and p.id = $2'), [company, id])
  return { dates: plan ? nextPlanDates(plan, count) : [] }
}
