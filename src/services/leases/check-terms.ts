import type { PayloadRequest } from 'payload'
import { isCalendarDate } from '../../domain/calendar.ts'
import { txOf } from '../../db/transaction.ts'
import { validationError } from '../../platform/errors.ts'
import { idOf } from '../id-of.ts'

type Row = Record<string, unknown>
type Check = { req: PayloadRequest; data: Row; original?: Row }

/**
 * Rules over more than one term of a lease: it lasts longer than a day, has what its kind of rise needs, and its agent
 * is one, with a commission of at most a rent. Rules of one field are the field's own.
 * @throws 400 with the path of the term
 */
export const checkTerms = async ({ req, data, original }: Check): Promise<void> => {
  const isTouched = [...termFields].some((name) => name in data && idOf(data[name]) !== idOf(original?.[name]))
  if (original && !isTouched) return
  const terms: Row = { ...original, ...data }
  const { startDate, endDate, escalation, rentMinor } = terms
  if (isCalendarDate(startDate) && isCalendarDate(endDate) && endDate <= startDate)
    throw validationError('The end is after the start; leave it empty for an open-ended lease.', 'endDate')
  if (escalation === 'percent' && !isAbove(terms.escalationBps, 0))
    throw validationError('Enter by how many percent the rent rises.', 'escalationBps')
  if (escalation === 'fixed' && !isAbove(terms.escalationMinor, 0))
    throw validationError('Enter by which amount the rent rises.', 'escalationMinor')
  if (isAbove(terms.commissionMinor, Number(rentMinor ?? 0)))
    throw validationError('The commission is at most the rent.', 'commissionMinor')
  const agent = idOf(terms.agent)
  if (!agent && isAbove(terms.commissionMinor, 0))
    throw validationError('Choose the agent who gets the commission.', 'agent')
  if (typeof agent === 'string' && agent !== idOf(original?.agent))
    await requireAgent({ req, agent, company: idOf(terms.company) })
}

const termFields = new Set([
  ...['startDate', 'endDate', 'rentMinor', 'agent', 'commissionMinor'],
  ...['escalation', 'escalationBps', 'escalationMinor', 'escalationMonths'],
])

/** What is no amount at all is refused by the field itself. */
const isAbove = (value: unknown, least: number): boolean => Number.isSafeInteger(value) && Number(value) > least

const requireAgent = async ({
  req,
  agent,
  company,
}: {
  req: PayloadRequest
  agent: string
  company: unknown
}): Promise<void> => {
  const tx = await txOf(req)
  const [row] = await tx.query(
    'select from people where id::text = $1 and company_id::text = $2 and is_agent and deleted_at is null',
    [agent, String(company)],
  )
  if (!row) throw validationError('Choose somebody who is an agent.', 'agent')
}
