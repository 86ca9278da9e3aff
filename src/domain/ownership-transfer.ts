import type { CalendarDate } from './calendar.ts'

export type Share = {
  id: string
  person: string
  shareBps: number
  fromDate: CalendarDate
  toDate: CalendarDate | null
}

export type NewShare = { person: string; shareBps: number; toDate: CalendarDate | null }

export type TransferPlan = {
  /** rows that end on the day before */
  end: Share[]
  /** rows that begin on the day */
  begin: NewShare[]
}

/** A transfer that cannot be; `path` is the field to change. */
export class TransferError extends Error {
  override readonly name = 'TransferError'
  readonly path: string

  constructor(message: string, path: string) {
    super(message)
    this.path = path
  }
}

type Transfer = {
  from: string
  to: readonly { person: string; shareBps: number }[]
  /** the first day of the new owners */
  date: CalendarDate
  /** the shares of the unit that cover the day */
  shares: readonly Share[]
}

/**
 * What ends and what begins when an owner hands over his share or a part of it. What begins is worth as much as what
 * ends; somebody who owns a part already has one larger part afterwards.
 * @throws TransferError
 */
export const planTransfer = ({ from, to, date, shares }: Transfer): TransferPlan => {
  const own = shares.filter(({ person }) => person === from)
  const toDate = requireTransferable({ own, to, from, date })
  const given = to.reduce((sum, { shareBps }) => sum + shareBps, 0)
  const left = sumOf(own) - given
  if (left < 0)
    throw new TransferError(`More than he owns would be handed over: ${given} of ${sumOf(own)} basis points.`, 'to')

  const joined = shares.filter(
    (share) => share.toDate === toDate && share.fromDate < date && to.some(({ person }) => person === share.person),
  )
  const begin = to.map(({ person, shareBps }) => ({
    person,
    shareBps: shareBps + sumOf(joined.filter((share) => share.person === person)),
    toDate,
  }))
  const rest = left > 0 ? [{ person: from, shareBps: left, toDate }] : []
  return { end: [...own, ...joined], begin: [...begin, ...rest] }
}

type Check = { own: readonly Share[]; to: Transfer['to']; from: string; date: CalendarDate }

/** @returns the day until which the share is held */
const requireTransferable = ({ own, to, from, date }: Check): CalendarDate | null => {
  const [first] = own
  if (!first) throw new TransferError('He owns nothing of this unit on that day.', 'from')
  if (own.some(({ fromDate }) => fromDate >= date))
    throw new TransferError('His share begins on that day: correct it instead of handing it over.', 'date')
  if (own.some(({ toDate }) => toDate !== first.toDate))
    throw new TransferError('He has shares that end on different days: hand them over one by one.', 'from')
  const people = to.map(({ person }) => person)
  if (people.includes(from))
    throw new TransferError('He cannot hand over to himself.', `to.${people.indexOf(from)}.person`)
  const twice = people.findIndex((person, index) => people.indexOf(person) !== index)
  if (twice >= 0) throw new TransferError('Name each new owner once.', `to.${twice}.person`)
  return first.toDate
}

const sumOf = (shares: readonly Share[]): number => shares.reduce((sum, { shareBps }) => sum + shareBps, 0)
