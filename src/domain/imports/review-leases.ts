import { groupBy } from '../group-by.ts'
import { dateOf, type ReadRow, textOf } from './column.ts'
import { addProblem } from './draft-structure.ts'
import { markOf, type PersonMark, personMarks } from './review-people.ts'

export type KnownUnit = { id: string; project: string; code: string; identifier: string; managementMode: string }
export type KnownPerson = {
  id: string
  phone: string | null
  email: string | null
  nationalId: string | null
  isTenant: boolean
}
export type KnownLease = { unit: string; person: string; startDate: string; endDate: string | null; isDraft: boolean }

export type PlannedLease = { row: ReadRow; unit: KnownUnit; person: string }

type Review = {
  rows: readonly ReadRow[]
  /** the code of the project that was chosen for the file */
  code?: string
  units: readonly KnownUnit[]
  people: readonly KnownPerson[]
}

/** Finds unit and tenant of each row. What is missing or unclear is a problem of its own column. */
export const findParties = ({ rows, code, units, people }: Review): PlannedLease[] => {
  const unitsOf = groupBy(units, (unit) => unitKey(unit.code, unit.identifier))
  const peopleOf = new Map(personMarks.map((mark) => [mark, groupBy(people, (person) => person[mark] ?? '')]))
  return rows.flatMap((row) => {
    const unit = unitFor(row, code, unitsOf)
    const person = tenantFor(row, peopleOf)
    const [start, end] = [dateOf(row.values, 'startDate'), dateOf(row.values, 'endDate')]
    if (start && end && end < start) addProblem(row, 'End', 'The end cannot be before the start.')
    return unit && person && row.problems.length === 0 ? [{ row, unit, person }] : []
  })
}

/** Two terms of one unit do not overlap; a draft that is there already is skipped. */
export const reviewTerms = (planned: readonly PlannedLease[], leases: readonly KnownLease[]): PlannedLease[] => {
  const known = groupBy(leases, ({ unit }) => unit)
  const taken = new Map<string, ReadRow[]>()
  return planned.filter(({ row, unit, person }) => {
    const there = known.get(unit.id) ?? []
    if (there.some((lease) => lease.person === person && lease.startDate === dateOf(row.values, 'startDate'))) {
      row.skipped = 'This lease is on file already.'
      return false
    }
    const before = taken.get(unit.id) ?? []
    const same = before.find((other) => overlaps(termOf(row), termOf(other)))
    if (there.some((lease) => !lease.isDraft && overlaps(termOf(row), lease)))
      addProblem(row, 'Start', 'The unit already has a lease in this period.')
    else if (same) addProblem(row, 'Start', `Row ${same.number} has a lease of this unit in the same period.`)
    else taken.set(unit.id, [...before, row])
    return row.problems.length === 0
  })
}

const unitKey = (code: string, identifier: string): string => `${code.toLowerCase()}\u001f${identifier.toLowerCase()}`

type Term = { startDate: string; endDate: string | null }

const termOf = ({ values }: ReadRow): Term => ({
  startDate: dateOf(values, 'startDate') ?? '',
  endDate: dateOf(values, 'endDate'),
})

const overlaps = (a: Term, b: Term): boolean =>
  (a.endDate === null || a.endDate >= b.startDate) && (b.endDate === null || b.endDate >= a.startDate)

const unitFor = (
  row: ReadRow,
  chosen: string | undefined,
  units: ReadonlyMap<string, KnownUnit[]>,
): KnownUnit | undefined => {
  const identifier = textOf(row.values, 'unit')
  const code = textOf(row.values, 'project') ?? chosen
  if (!code) addProblem(row, 'Project', 'Enter the code of the project, or choose one for the whole file.')
  else if (chosen && code.toLowerCase() !== chosen.toLowerCase())
    addProblem(row, 'Project', `This file is for the project ${chosen}.`)
  if (!code || !identifier) return undefined
  const [unit] = units.get(unitKey(code, identifier)) ?? []
  if (!unit) addProblem(row, 'Unit', `There is no unit ${identifier} in a project ${code}.`)
  else if (unit.managementMode !== 'full')
    addProblem(row, 'Unit', 'We only bill services for this unit: it is not let by us.')
  else return unit
  return undefined
}

const columnOf = { phone: 'Tenant phone', email: 'Tenant email', nationalId: 'Tenant national ID' } as const

type PeopleByMark = ReadonlyMap<PersonMark, ReadonlyMap<string, readonly KnownPerson[]>>

const tenantFor = (row: ReadRow, people: PeopleByMark): string | undefined => {
  if (row.problems.some(({ column }) => (Object.values(columnOf) as string[]).includes(column))) return undefined
  const given = personMarks.filter((mark) => markOf(row, mark))
  const [first] = given
  if (!first) {
    addProblem(row, columnOf.phone, 'Say who the tenant is: phone, e-mail or national id.')
    return undefined
  }
  const candidates = people.get(first)?.get(markOf(row, first) ?? '') ?? []
  const found = candidates.filter((person) => given.every((mark) => person[mark] === markOf(row, mark)))
  const [person] = found
  if (!person) addProblem(row, columnOf[first], 'There is no such person: import people first.')
  else if (found.length > 1)
    addProblem(row, columnOf[first], 'Several people are on file with this: add what tells them apart.')
  else if (!person.isTenant) addProblem(row, columnOf[first], 'This person is not a tenant.')
  else return person.id
  return undefined
}
