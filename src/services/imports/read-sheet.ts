import type { RawCell } from '../../domain/imports/column.ts'
import { AppError, validationError } from '../../platform/errors.ts'
import { checkFileName } from '../uploads/check-file-name.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'

const mostFileBytes = 10 * 1024 * 1024
const usualRows = 20_000
const mostColumns = 60
const longestCell = 10_000

/** A row as it stands in the file; rows without content are not among them. */
export type SheetRow = { number: number; cells: RawCell[] }

export type ImportFile = { name: string; data: Buffer }

const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const archive = Buffer.from('PK')

/**
 * Reads a CSV or XLSX file, its headings first.
 * @throws 400 for another kind of file, or one that is damaged, empty or too long; 413 above 10 MB
 */
export const readSheet = async ({ name, data }: ImportFile, mostRows = usualRows): Promise<SheetRow[]> => {
  const { extension } = checkFileName(name)
  if (data.length === 0) throw refuse('The file is empty.')
  if (data.length > mostFileBytes)
    throw new AppError({ status: 413, code: 'TOO_LARGE', message: 'The file is larger than 10 MB.', path: 'file' })
  const isOld = extension === 'xls' || data.subarray(0, 8).equals(compoundFile)
  if (isOld) throw refuse('This is an old or protected Excel file: save it as .xlsx without a password, or as .csv.')
  const isArchive = data.subarray(0, 2).equals(archive)
  if (!['csv', 'tsv', 'txt', 'xlsx'].includes(extension)) throw refuse('Send a .xlsx or .csv file.')
  if ((extension === 'xlsx') !== isArchive) throw refuse(`The content of the file is not what .${extension} says.`)
  const rows: SheetRow[] = []
  for await (const row of isArchive ? readXlsx(data) : readCsv(data)) {
    if (row.cells.every((cell) => cell === '')) continue
    if (row.cells.length > mostColumns) throw refuse(`Row ${row.number} has more than ${mostColumns} columns.`)
    rows.push({ number: row.number, cells: row.cells.map(bounded) })
    if (rows.length > mostRows + 1) throw refuse(`A file may have ${mostRows} rows: split it.`)
  }
  if (rows.length < 2) throw refuse('The file has no rows below its headings.')
  return rows
}

// PostgreSQL keeps no NUL in text.
const bounded = (cell: RawCell): RawCell => {
  if (typeof cell !== 'string') return cell
  if (cell.length > longestCell) return { refused: `The cell has more than ${longestCell} characters.` }
  return cell.includes('\u0000') ? { refused: 'The cell holds characters that cannot be stored.' } : cell.trim()
}

const refuse = (message: string): AppError => validationError(message, 'file')
