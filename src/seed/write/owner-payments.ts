import type { CalendarDate, Period } from '../../domain/calendar.ts'
import { instantOn } from '../moments.ts'
import type { Happening } from './write-misfits.ts'
import { type History, received, wayOf } from './write-payment.ts'

type Args = { history: History; period: Period; today: CalendarDate }

/** What owners were billed they pay by bank on the twelfth. */
export const ownerPayments = async ({ history, period, today }: Args): Promise<Happening[]> => {
  const date = `${period}-12`
  if (date >= today) return []
  const { tx, company } = history.context
  const invoices = await tx.query<{ id: string; number: string; balance: string; person: string; name: string }>(
    `select i.id, i.number, i.balance_minor as balance, p.id as person, p.name
     from invoices i join people p on p.id = i.person_id
     where i.company_id = $1 and i.period = $2 and i.contract_id is null order by i.number`,
    [company.id, period],
  )
  return invoices.map(({ id, number, balance, person, name }, index) => {
    const at = instantOn(date, 9 * 60 + index)
    return {
      at,
      write: () =>
        received(history, at, {
          amount: BigInt(balance),
          ...wayOf(history, { payBy: 'bank', at, payer: name }),
          payer: { person, name: name.toUpperCase(), phone: null },
          invoices: [id],
          reviewReason: null,
          reference: number,
          intent: null,
        }),
    }
  })
}
