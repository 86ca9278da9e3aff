import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse'
import type { RawCell } from '../../domain/imports/column.ts'
import { validationError } from '../../platform/errors.ts'
import type { SheetRow } from './read-sheet.ts'

const longestRecord = 200_000

/**
 * The records of a CSV file in UTF-8, with or without a byte order mark; commas, semicolons or tabs, as in its first line.
 * @throws 400
 */
export async function* readCsv(data: Buffer): AsyncGenerator<SheetRow> {
  const text = decode(data)
  const parser = parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    max_record_size: longestRecord,
  })
  let number = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1
      yield { number, cells: record.map(cellOf) }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw validationError(`Row ${number + 1} cannot be read: a quotation mark is missing or too much.`, 'file')
  }
}

/** What a spreadsheet would run is a formula here, too; after the apostrophe that our own files put there it is text. */
const cellOf = (text: string): RawCell => {
  const bare = text.trim()
  if (/^'[=+\-@]/.test(bare)) return bare.slice(1)
  return bare.startsWith('=') ? { refused: 'The cell holds a formula: put its value there.' } : bare
}

const decode = (data: Buffer): string => {
  if (!isUtf8(data)) throw validationError('The file is not in UTF-8: save it as "CSV UTF-8".', 'file')
  return data.toString('utf8')
}

const delimiterOf = (text: string): string => {
  const line = (/^[^\r\n]*/.exec(text.slice(0, 20_000))?.[0] ?? '').replaceAll(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }))
  return counts.sort((a, b) => b.count - a.count)[0]?.delimiter ?? ','
}
