import { documentPrefixes, formatNumber } from '../numbering.ts'

/** Capital letters and digits only: `a-101` and `A 101` are the same code. */
export const plainCode = (text: string): string =>
  text
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')

const mostWords = 40

/**
 * What a payer may have meant by the text he typed: its words, and up to three neighbours written together, so that
 * `Acacia a 101` holds `A101`.
 */
export const codesIn = (text: string): ReadonlySet<string> => {
  const words = text
    .normalize('NFKD')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter(Boolean)
    .slice(0, mostWords)
  const codes = new Set<string>()
  words.forEach((_, start) => {
    for (let count = 1; count <= 3 && start + count <= words.length; count += 1)
      codes.add(words.slice(start, start + count).join(''))
  })
  return codes
}

const invoiceNumber = new RegExp(
  String.raw`(?<![A-Z])${documentPrefixes.invoice}\W{0,3}(\d{4})\W{0,3}(\d{1,7})(?!\d)`,
  'gi',
)

/** Invoice numbers as they are stored, however somebody typed them: `inv 2026/12`, `INV2026-00012`. */
export const invoiceNumbersIn = (text: string): string[] => [
  ...new Set(
    [...text.slice(0, 500).matchAll(invoiceNumber)].flatMap(([, year, sequence]) => {
      const [inYear, at] = [Number(year), Number(sequence)]
      return inYear >= 1000 && at >= 1 ? [formatNumber(documentPrefixes.invoice, inYear, at)] : []
    }),
  ),
]

/**
 * Whether a unit is named in a text. A code without digits, or of a single sign, counts only as the whole text or
 * after its project's code, because `B` and `SHOP` are words that people write.
 */
export const namesUnit = ({ codes, whole }: { codes: ReadonlySet<string>; whole: string }, unit: UnitCode): boolean => {
  const code = plainCode(unit.identifier)
  if (code === '') return false
  const withProject = plainCode(unit.project) + code
  if (codes.has(withProject) || whole === code) return true
  return code.length >= 2 && /\d/.test(code) && codes.has(code)
}

export type UnitCode = { identifier: string; project: string }
