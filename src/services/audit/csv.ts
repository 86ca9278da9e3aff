/** One line of a table for spreadsheets, with its line end (RFC 4180). */
export const csvLine = (cells: readonly (string | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** A spreadsheet runs a cell that begins with one of these as a formula; after an apostrophe it is text. */
const formula = /^[=+\-@\t\r]/

/** A negative amount begins with a sign and is no formula. */
const plainNumber = /^-\d+(\.\d+)?$/

const csvCell = (value: string | null): string => {
  if (value === null) return ''
  const text = formula.test(value) && !plainNumber.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
