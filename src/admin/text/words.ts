import { noValue } from './amount.ts'
import { channels } from './channels.ts'
import { sentence } from './status.ts'

const special = new Map<string, string>([
  ...channels.map(({ code, label }) => [code, label] as const),
  ['create', 'Created'],
  ['update', 'Changed'],
  ['delete', 'Deleted'],
  ['activate', 'Activated'],
  ['notice', 'Notice given'],
  ['end', 'Ended'],
  ['terminate', 'Terminated'],
  ['invoice.issue', 'Invoice issued'],
  ['payment.receive', 'Payment received'],
  ['charge.request', 'Payment requested'],
  ['billing.start', 'Billing started'],
  ['job.retry', 'Job started again'],
])

/** A code of the system in the words of staff: 'invoice.issued' -> 'Invoice issued'; '—' for none. */
export const words = (code: unknown): string =>
  typeof code === 'string' && code !== '' ? (special.get(code) ?? sentence(code)) : noValue
