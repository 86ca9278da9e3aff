import ExcelJS from 'exceljs'
import { validationError } from '../../platform/errors.ts'
import { csvLine } from '../audit/csv.ts'
import type { ImportKindKey } from './kind.ts'
import { importKinds } from './kinds.ts'

type Template = { kind: ImportKindKey; variant?: string; format: 'csv' | 'xlsx' }

/** An empty file of a kind with its headings and rows that show how it is filled. @throws 400 for an unknown variant */
export const importTemplate = async ({
  kind,
  variant: key,
  format,
}: Template): Promise<{ name: string; data: Uint8Array<ArrayBuffer> }> => {
  const { variants } = importKinds[kind]
  const variant = key ? variants.find((each) => each.key === key) : variants[0]
  if (!variant) throw validationError(`Choose one of ${variants.map((each) => each.key).join(', ')}.`, 'variant')
  const headings = variant.columns.map(({ label }) => label)
  const name = `${kind}-${variant.key}.${format}`
  if (format === 'csv') {
    // An apostrophe before a phone number would be part of it: '+' is written as 00 there.
    const examples = variant.examples.map((row) => row.map((cell) => cell.replace(/^\+/, '00')))
    const text = `\uFEFF${csvLine(headings)}${examples.map((row) => csvLine(row)).join('')}`
    return { name, data: new TextEncoder().encode(text) }
  }
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Import', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = headings.map((header) => ({ header, width: Math.max(12, header.length + 4), style: { numFmt: '@' } }))
  sheet.getRow(1).font = { bold: true }
  for (const row of variant.examples) sheet.addRow([...row])
  return { name, data: new Uint8Array(await workbook.xlsx.writeBuffer()) }
}
