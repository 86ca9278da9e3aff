/** Document types that carry a number, with the prefix of that number. Gapless per company, type and year. */
export const documentPrefixes = {
  invoice: 'INV',
  payment: 'RV',
  credit_note: 'CN',
  penalty: 'PEN',
  payout: 'PO',
  payment_voucher: 'PV',
  refund: 'RF',
  lease: 'LSE',
  maintenance: 'MR',
  disbursement: 'DB',
  journal: 'JV',
} as const

export type DocumentType = keyof typeof documentPrefixes

/**
 * A document number, formatted once and stored: 'INV-2026-00001'. Above 99,999 it grows by a digit.
 * @param prefix capital letters, usually of `documentPrefixes`
 * @throws RangeError when the year has not four digits or the sequence is not a whole number from 1
 */
export const formatNumber = (prefix: string, year: number, sequence: number): string => {
  if (!/^[A-Z]{2,5}$/.test(prefix)) throw new RangeError(`Not a document prefix: ${prefix}`)
  if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new RangeError(`Not a year: ${year}`)
  if (!Number.isSafeInteger(sequence) || sequence < 1) throw new RangeError(`Not a sequence number: ${sequence}`)
  return `${prefix}-${year}-${String(sequence).padStart(5, '0')}`
}
