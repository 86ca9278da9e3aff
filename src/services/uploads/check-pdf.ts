import { validationError } from '../../platform/errors.ts'

const headerBytes = 1024
const trailerBytes = 1024
// An archive's directory may be followed by a comment of 64 kB.
const archiveBytes = 65_557

/**
 * Checks that the bytes are a PDF from the first to the last one, and nothing else besides: not a page that a browser
 * would read, not an archive that follows the document.
 * @throws 400
 */
export const checkPdf = (data: Buffer): void => {
  const header = data.subarray(0, headerBytes).toString('latin1')
  if (!/^%PDF-[12]\.\d/.test(header)) throw refuse()
  if (/<(!doctype|html|head|body|script|svg|iframe|\?php)/i.test(header)) throw refuse()
  if (!/%%EOF\s*$/.test(data.subarray(-trailerBytes).toString('latin1'))) throw refuse()
  if (data.subarray(-archiveBytes).includes('PK\u0005\u0006', undefined, 'latin1')) throw refuse()
}

const refuse = () => validationError('The file is not a whole and valid PDF.', 'file')
