import type { Column } from './column.ts'

export type Variant = {
  key: string
  label: string
  columns: readonly Column[]
  /** rows of the template */
  examples: readonly (readonly string[])[]
}

export type Match = {
  variant: Variant
  /** for each column of the file, its declaration */
  columns: readonly (Column | undefined)[]
  /** why the file cannot be read */
  problems: string[]
}

/** Finds out what the columns of a file are by its headings: those of the variant that fits best. */
export const matchColumns = (headings: readonly string[], variants: readonly Variant[]): Match => {
  const [best] = variants
    .map((variant) => matchVariant(headings, variant))
    .sort((a, b) => a.problems.length - b.problems.length || known(b) - known(a))
  if (!best) throw new Error('A kind of import needs at least one variant.')
  return best
}

const known = ({ columns }: Match): number => columns.filter(Boolean).length

const matchVariant = (headings: readonly string[], variant: Variant): Match => {
  const byName = new Map(
    variant.columns.flatMap((column) =>
      [column.label, column.key, ...(column.aliases ?? [])].map((name): [string, Column] => [plain(name), column]),
    ),
  )
  const seen = new Set<Column>()
  const problems: string[] = []
  const columns = headings.map((heading) => {
    if (heading.trim() === '') return undefined
    const column = byName.get(plain(heading))
    if (!column) problems.push(`There is no column "${heading.trim().slice(0, 60)}" here.`)
    else if (seen.has(column)) problems.push(`The column ${column.label} is there twice.`)
    if (column) seen.add(column)
    return column
  })
  for (const column of variant.columns)
    if (column.required && !seen.has(column)) problems.push(`The column ${column.label} is missing.`)
  return { variant, columns, problems }
}

/** `Block/House Name`, `block_house name` and `BLOCK HOUSE NAME` are one heading. */
const plain = (heading: string): string => heading.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
