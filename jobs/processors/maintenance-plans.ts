import type { Processor } from '../../src/jobs/processor.ts'
import { tickPlans } from '../../src/services/maintenance/tick-plans.ts'

/** Every hour, because the day of every company begins at its own. */
export const maintenancePlans: Processor<'maintenance.plans'> = {
  handle: async ({ payload }) => void (await tickPlans({ payload })),
}
