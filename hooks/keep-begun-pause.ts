import type { CollectionBeforeDeleteHook } from 'payload'
import { readQuery } from '../src/db/transaction.ts'
import { companySettings } from '../src/services/companies.ts'
import { conflict } from '../src/platform/errors.ts'

/** Days that were paused stay so: deleting them would charge people for what they were told is free. */
export const keepBegunPause: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const [pause] = await readQuery<{ company: string; from: string }>(
    req.payload,
    'select company_id as company, from_date as "from" from penalty_pauses where id = $1',
    [id],
  )
  if (!pause) return
  const { today } = await companySettings(req.payload, pause.company)
  if (pause.from <= today) throw conflict('This pause has begun. Set its last day instead.')
}
