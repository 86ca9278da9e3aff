import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import { accountBalances } from './account-balances.ts'

type Closing = {
  id: string
  account: string
  day: CalendarDate
  expectedMinor: number
  actualMinor: number
  differenceMinor: number
  status: 'agrees' | 'explained' | 'differs'
  note: string | null
  closedBy: string | null
}

/** Every account of money at the end of a day: in the books, on its statement, and how it was closed. */
export const listClosings = async ({
  payload,
  company,
  day,
}: {
  payload: Payload
  company: string
  day: CalendarDate
}) => {
  const tx = { query: <Row>(text: string, values?: unknown[]) => readQuery<Row>(payload, text, values) }
  const accounts = await accountBalances({ tx, company, day })
  const closings = await tx.query<Closing>(CLOSINGS, [company, day])
  const of = (account: string): Closing[] => closings.filter((closing) => closing.account === account)
  return {
    day,
    accounts: accounts.map(({ expected, statement, open, ...account }) => ({
      ...account,
      expectedMinor: Number(expected),
      statementMinor: statement === null ? null : Number(statement),
      openTransactions: open,
      closing: of(account.account).find((closing) => closing.day === day) ?? null,
      lastClosed: of(account.account).find((closing) => closing.day < day)?.day ?? null,
    })),
  }
}

const CLOSINGS = `
  (select distinct on (c.account_id, c.day = $2) c.id, c.account_id as account, c.day, c.expected_minor::float8 as "expectedMinor",
    c.actual_minor::float8 as "actualMinor", c.difference_minor::float8 as "differenceMinor", c.status, c.note, u.name as "closedBy"
   from clearing_closings c left join users u on u.id = c.closed_by_id
   where c.company_id = $1 and c.day <= $2 order by c.account_id, c.day = $2, c.day desc)`
