import { noValue } from './amount.ts'
import { channels } from './channels.ts'
import { eventGroups } from './events.ts'
import { sentence } from './status.ts'

const special = new Map<string, string>([
  ...channels.map(({ code, label }) => [code, label] as const),
  ...eventGroups.flatMap(({ events }) => events),
])

/** A code of the system in the words of staff: 'invoice.issued' -> 'Invoice issued'; '—' for none. */
export const words = (code: unknown): string =>
  typeof code === 'string' && code !== '' ? (special.get(code) ?? sentence(code)) : noValue
