import { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import type { RawCell } from '../../domain/imports/column.ts'
import { AppError, validationError } from '../../platform/errors.ts'
import { type Archive, openArchive } from './open-archive.ts'
import { packArchive } from './pack-archive.ts'
import type { SheetRow } from './read-sheet.ts'

/**
 * The rows of the first sheet of a workbook. Only the parts that hold it are unpacked, within their limits, and only
 * they reach the library that reads them: macros, pictures and links stay closed.
 * @throws 400
 */
export async function* readXlsx(data: Buffer): AsyncGenerator<SheetRow> {
  const workbook = packArchive(await partsOf(openArchive(data)))
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([workbook]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  })
  try {
    for await (const sheet of reader) for await (const row of sheet) yield { number: row.number, cells: cellsOf(row) }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw Object.assign(damaged(), { cause })
  }
}

const widest = 100

const cellsOf = (row: ExcelJS.Row): RawCell[] => {
  const cells: RawCell[] = []
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    if (column > widest) throw validationError(`Row ${row.number} has more than ${widest} columns.`, 'file')
    while (cells.length < column - 1) cells.push('')
    cells[column - 1] = cellOf(cell.value)
  })
  return cells
}

const cellOf = (value: ExcelJS.CellValue): RawCell => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  // Excel keeps 15 digits; what follows comes from its binary fractions.
  if (typeof value === 'number') return Number.isFinite(value) ? plainNumber(value) : ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if ('richText' in value) return value.richText.map(({ text }) => text ?? '').join('')
  if ('error' in value) return { refused: `The cell holds an error (${value.error}).` }
  if ('text' in value) return String(value.text)
  return { refused: 'The cell holds a formula: put its value there.' }
}

const plainNumber = (value: number): string => {
  const rounded = Number(value.toPrecision(15))
  return Math.abs(rounded) < 1e15 && Math.abs(rounded) >= 1e-6
    ? String(rounded)
    : rounded === 0
      ? '0'
      : value.toString()
}

const workbookPath = 'xl/workbook.xml'
const linksPath = 'xl/_rels/workbook.xml.rels'
const emptyStrings =
  '<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="0" uniqueCount="0"/>'

/** What the reader needs, in the order in which it needs it; otherwise it would write the sheets to disk. */
const partsOf = async (archive: Archive): Promise<{ name: string; data: Buffer }[]> => {
  const [workbook, links] = await Promise.all([archive.read(workbookPath), archive.read(linksPath)])
  if (!workbook || !links) throw damaged()
  const sheetPath = firstSheet(workbook.toString('utf8'), links.toString('utf8'))
  const [sheet, strings, styles] = await Promise.all(
    [sheetPath, 'xl/sharedStrings.xml', 'xl/styles.xml'].map((name) => archive.read(name)),
  )
  if (!sheet) throw damaged()
  return [
    { name: linksPath, data: links },
    { name: workbookPath, data: workbook },
    { name: 'xl/sharedStrings.xml', data: strings ?? Buffer.from(emptyStrings) },
    ...(styles ? [{ name: 'xl/styles.xml', data: styles }] : []),
    { name: 'xl/worksheets/sheet1.xml', data: sheet },
  ]
}

/** The path of the sheet that a reader sees first. */
const firstSheet = (workbook: string, links: string): string => {
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => tag)
  const visible = sheets.find((tag) => !/\sstate="(?:hidden|veryHidden)"/.test(tag)) ?? sheets[0] ?? ''
  const id = /\s[\w]+:id="([^"]+)"/.exec(visible)?.[1] ?? ''
  const link = [...links.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)]
    .map(([tag]) => tag)
    .find((tag) => tag.includes(`Id="${id}"`))
  const target = /\sTarget="([^"]+)"/.exec(link ?? '')?.[1] ?? 'worksheets/sheet1.xml'
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`
}

const damaged = (): AppError => validationError('The workbook cannot be read: save it again as .xlsx.', 'file')
