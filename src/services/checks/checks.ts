import { checkLedger } from '../ledger/check-ledger.ts'
import { meterChecks } from '../meters/meter-checks.ts'
import { structureChecks } from '../structure/structure-checks.ts'
import type { Check } from './check.ts'

/** Everything that `npm run check` computes anew, for all companies. An area adds its own list here. */
export const checks: readonly Check[] = [
  { name: 'the books', run: async (payload) => (await checkLedger(payload)).differences },
  ...structureChecks,
  ...meterChecks,
]
