import { identityKey } from '../identity.ts'
import { type ReadRow, textOf } from './column.ts'
import type { Variant } from './match-columns.ts'

/** What tells people apart. */
export const personMarks = ['phone', 'email', 'nationalId'] as const

export type PersonMark = (typeof personMarks)[number]

const markNames: Record<PersonMark, string> = {
  phone: 'phone number',
  email: 'e-mail address',
  nationalId: 'national id',
}

/** As it is compared: phones in E.164, addresses in small letters, identity numbers without blanks and dashes. */
export const markOf = (row: ReadRow, mark: PersonMark): string | null => {
  const text = textOf(row.values, mark)
  return (mark === 'nationalId' ? identityKey(text) : text) || null
}

/** The same phone, e-mail or identity number twice in a file is a problem of the later row; who is inactive is skipped. */
export const reviewPeople = (rows: readonly ReadRow[], variant: Variant): void => {
  const labelOf = new Map(variant.columns.map(({ key, label }) => [key, label]))
  const seen = new Map<string, ReadRow>()
  for (const row of rows) {
    if (textOf(row.values, 'status') === 'inactive') row.skipped = 'Inactive people are not taken over.'
    if (row.skipped) continue
    const country = textOf(row.values, 'country')
    if (country && !/^[a-z]{2}$/i.test(country))
      row.problems.push({ column: labelOf.get('country') ?? 'Country', message: 'Enter two letters, such as KE.' })
    for (const mark of personMarks) {
      const value = markOf(row, mark)
      if (!value) continue
      const key = `${mark}\u001f${value}`
      const first = seen.get(key)
      if (first)
        row.problems.push({
          column: labelOf.get(mark) ?? mark,
          message: `Row ${first.number} has the same ${markNames[mark]}.`,
        })
      else seen.set(key, row)
    }
  }
}

/** Who is on file already stays as he is: his row is skipped. */
export const skipKnownPeople = (
  rows: readonly ReadRow[],
  known: Readonly<Record<PersonMark, ReadonlySet<string>>>,
): void => {
  for (const row of rows) {
    if (row.skipped) continue
    const found = personMarks.filter((mark) => known[mark].has(markOf(row, mark) ?? ''))
    if (found.length > 0)
      row.skipped = `Somebody with this ${found.map((mark) => markNames[mark]).join(' and ')} is on file already.`
  }
}
