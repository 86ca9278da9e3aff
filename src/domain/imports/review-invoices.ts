import type { CalendarDate } from '../calendar.ts'
import { groupBy } from '../group-by.ts'
import type { Minor } from '../money.ts'
import { dateOf, minorOf, type ReadRow, textOf } from './column.ts'
import { addProblem } from './draft-structure.ts'
import { markOf, type PersonMark, personMarks } from './review-people.ts'

export type KnownPayer = {
  id: string
  name: string
  phone: string | null
  email: string | null
  nationalId: string | null
}
export type KnownPlace = { unit: string; project: string; code: string; identifier: string }

export type PlannedInvoice = {
  row: ReadRow
  person: string
  place: KnownPlace | null
  /** minor units; paid = total − what is still owed */
  total: Minor
  paid: Minor
  paidOn: CalendarDate
}

type Review = {
  rows: readonly ReadRow[]
  today: CalendarDate
  /** the code of the project that was chosen for the file */
  code?: string
  payers: readonly KnownPayer[]
  places: readonly KnownPlace[]
  /** numbers of the former system that are on file */
  known: ReadonlySet<string>
}

/** Finds payer and unit of each row and weighs its amounts; what is on file is skipped. */
export const reviewInvoices = ({ rows, today, code, payers, places, known }: Review): PlannedInvoice[] => {
  const byMark = new Map(personMarks.map((mark) => [mark, groupBy(payers, (payer) => payer[mark] ?? '')]))
  const byName = groupBy(payers, ({ name }) => name.toLowerCase())
  const units = groupBy(places, ({ identifier }) => identifier.toLowerCase())
  const seen = new Map<string, number>()
  return rows.flatMap((row) => {
    const number = textOf(row.values, 'number') ?? ''
    if (known.has(number)) row.skipped = `Invoice ${number} is on file already.`
    if (row.skipped) return []
    const first = seen.get(number)
    if (first !== undefined) addProblem(row, 'Invoice number', `Row ${first} has the same number.`)
    else seen.set(number, row.number)
    const person = payerOf(row, byMark, byName)
    const place = placeOf(row, code, units)
    const amounts = amountsOf(row, today)
    return person && place !== undefined && amounts && row.problems.length === 0
      ? [{ row, person, place, ...amounts }]
      : []
  })
}

const amountsOf = (row: ReadRow, today: CalendarDate) => {
  const { values } = row
  const [issued, due, paidOn] = [dateOf(values, 'issueDate'), dateOf(values, 'dueDate'), dateOf(values, 'paidOn')]
  if (issued && issued > today) addProblem(row, 'Invoice date', 'This day has not come yet.')
  if (issued && due && due < issued) addProblem(row, 'Due date', 'It cannot be due before it is issued.')
  if (paidOn && paidOn > today) addProblem(row, 'Paid on', 'This day has not come yet.')
  const total = minorOf(values, 'total')
  if (total === null || !issued) return undefined
  // Without a balance the date says whether it is paid. A balance of zero is one.
  const balance = minorOf(values, 'balance') ?? (paidOn ? 0n : total)
  if (total <= 0n) addProblem(row, 'Total', 'The total must be above zero.')
  if (balance < 0n || balance > total) addProblem(row, 'Balance', 'The balance lies between zero and the total.')
  return { total, paid: total - balance, paidOn: paidOn ?? issued }
}

const columnOf: Record<PersonMark, string> = {
  phone: 'Payer phone',
  email: 'Payer email',
  nationalId: 'Payer national ID',
}

type ByMark = ReadonlyMap<PersonMark, ReadonlyMap<string, readonly KnownPayer[]>>

const payerOf = (
  row: ReadRow,
  byMark: ByMark,
  byName: ReadonlyMap<string, readonly KnownPayer[]>,
): string | undefined => {
  const given = personMarks.filter((mark) => markOf(row, mark))
  const [first] = given
  const name = textOf(row.values, 'name')
  if (!first && !name) {
    addProblem(row, 'Payer phone', 'Say who pays: phone, e-mail, national id or name.')
    return undefined
  }
  const column = first ? columnOf[first] : 'Payer'
  const candidates = first
    ? (byMark.get(first)?.get(markOf(row, first) ?? '') ?? [])
    : (byName.get(name?.toLowerCase() ?? '') ?? [])
  const found = candidates.filter((payer) => given.every((mark) => payer[mark] === markOf(row, mark)))
  const [payer] = found
  if (!payer) addProblem(row, column, 'There is no such person: import people first.')
  else if (found.length > 1) addProblem(row, column, 'Several people are on file with this: add what tells them apart.')
  else return payer.id
  return undefined
}

/** null: the row names no unit; undefined: it names one that is not clear. */
const placeOf = (
  row: ReadRow,
  chosen: string | undefined,
  units: ReadonlyMap<string, readonly KnownPlace[]>,
): KnownPlace | null | undefined => {
  const identifier = textOf(row.values, 'unit')
  if (!identifier) return null
  const code = textOf(row.values, 'project') ?? chosen
  const found = (units.get(identifier.toLowerCase()) ?? []).filter(
    (place) => !code || place.code.toLowerCase() === code.toLowerCase(),
  )
  const [place] = found
  if (!place)
    addProblem(row, 'Unit', code ? `There is no unit ${identifier} in ${code}.` : `There is no unit ${identifier}.`)
  else if (found.length > 1) addProblem(row, 'Project', `Several projects have a unit ${identifier}: name the project.`)
  else return place
  return undefined
}
