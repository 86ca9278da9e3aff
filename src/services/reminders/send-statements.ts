import type { PayloadRequest } from 'payload'
import { readQuery, withTransaction } from '../../db/transaction.ts'
import { formatMinor } from '../../domain/money-text.ts'
import { validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { companySettings } from '../companies.ts'
import { mailEffect } from '../mail/queue-mail.ts'
import { type Effect, emitMany } from '../outbox.ts'
import { personStatement } from '../statements/person-statement.ts'

/** In a mail; what came before stands in the opening balance. */
const shownEvents = 100

type Send = {
  req: PayloadRequest
  company: string
  people: string[]
  role?: 'tenant' | 'owner'
  from?: string
  to?: string
  currency?: string
}

/**
 * Mails people their statements: what they owe or are owed, event by event.
 * @throws 400 for somebody of another company, or an order of dates that is no period
 */
export const sendStatements = async ({ req, company: companyId, people, ...period }: Send) => {
  if (period.from && period.to && period.from > period.to) throw validationError('The end is before the start.', 'to')
  const company = await companySettings(req.payload, companyId)
  const payers = await readQuery<{ id: string; email: string | null }>(
    req.payload,
    'select id, email from people where company_id = $1 and id = any($2::uuid[]) and deleted_at is null order by id',
    [companyId, people],
  )
  if (payers.length < new Set(people).size) throw validationError('One of these people is not there.', 'people')
  const mails: Effect[] = []
  for (const { id, email } of payers)
    if (email) mails.push(await mailOf({ req, company, person: id, email, ...period }))
  await withTransaction(req, async (tx) => {
    await emitMany(tx, mails)
    await recordAudit({
      req,
      rows: payers.flatMap(({ id, email }) =>
        email
          ? [{ action: 'statement.send', entity: 'people', entityId: id, company: companyId, after: { ...period } }]
          : [],
      ),
    })
  })
  return { sent: mails.length, withoutEmail: payers.length - mails.length }
}

type Mail = Pick<Send, 'req' | 'role' | 'from' | 'to' | 'currency'> & {
  company: { id: string; name: string; today: string }
  person: string
  email: string
}

const mailOf = async ({ req, company, person, email, ...period }: Mail): Promise<Effect> => {
  const statement = await personStatement({
    payload: req.payload,
    companies: [company.id],
    personId: person,
    page: 1,
    limit: shownEvents,
    ...period,
  })
  const money = (minor: number): string => formatMinor(BigInt(minor), statement.currency)
  const events = statement.docs.toReversed()
  return mailEffect({
    to: email,
    template: 'account-statement',
    company: company.id,
    data: {
      name: statement.person.name,
      company: company.name,
      from: period.from ?? null,
      to: period.to ?? company.today,
      opening: money(statement.openingMinor),
      closing: money(statement.closingMinor),
      earlier: statement.totalDocs - events.length,
      events: events.map(({ postedOn, description, debitMinor, creditMinor, balanceMinor }) => ({
        date: postedOn,
        description,
        amount: money(debitMinor - creditMinor),
        balance: money(balanceMinor),
      })),
    },
  })
}
