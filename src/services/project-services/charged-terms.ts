import type { PayloadRequest } from 'payload'
import { txOf } from '../../db/transaction.ts'
import { conflict } from '../../platform/errors.ts'

type Counts = { live: number; ever: number }

const countsOf = async (req: PayloadRequest, service: string): Promise<Counts> => {
  const tx = await txOf(req)
  const [counts] = await tx.query<Counts>(
    `select count(*) filter (where status <> 'ended')::int as live, count(*)::int as ever
     from project_services where service_id = $1`,
    [service],
  )
  return counts ?? { live: 0, ever: 0 }
}

type Refuse = { req: PayloadRequest; id: string; isForGood: boolean }

/** @throws 409 with how many places it is charged at, or ever was */
export const refuseChargedService = async ({ req, id, isForGood }: Refuse): Promise<void> => {
  const { live, ever } = await countsOf(req, id)
  if (live > 0) {
    throw conflict(
      `This service is charged at ${live} ${live === 1 ? 'place' : 'places'}, so it cannot be deleted. Take it off the offer instead: it stays where it is, and nobody adds it anywhere.`,
    )
  }
  if (isForGood && ever > 0) {
    throw conflict(`This service was charged at ${ever} ${ever === 1 ? 'place' : 'places'}: the books need it.`)
  }
}

type Terms = { pricing?: unknown; currency?: unknown; frequency?: unknown; id?: unknown }

const fixed = ['pricing', 'currency', 'frequency'] as const

/** What amounts mean does not change under those who pay them. @throws 409 with the field */
export const keepChargedTerms = async ({
  req,
  before,
  after,
}: {
  req: PayloadRequest
  before: Terms
  after: Terms
}): Promise<void> => {
  const changed = fixed.find((name) => before[name] !== after[name])
  if (!changed) return
  const { live } = await countsOf(req, String(before.id))
  if (live === 0) return
  throw conflict(
    `This service is charged at ${live} ${live === 1 ? 'place' : 'places'}: its ${changed} cannot change. Add another service, and end this one there.`,
    { path: changed },
  )
}
