import { daysOverdue } from '../../domain/payment-state.ts'
import { isCalendarDate } from '../../domain/calendar.ts'

export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'quiet'

export type Badge = { text: string; tone: Tone }

const tones: Record<Tone, readonly string[]> = {
  good: [
    'active',
    'accepted',
    'paid',
    'succeeded',
    'done',
    'verified',
    'rented',
    'issued',
    'received',
    'ready',
    'resolved',
    ...['sent', 'kept'],
    ...['applied', 'completed', 'matched', 'agrees'],
  ],
  busy: [
    'invited',
    'running',
    'queued',
    'created',
    'submitting',
    'submitted',
    'pending',
    'partial',
    'pending_approval',
    'reserved',
    'deposit_paid',
    'checking',
    'committing',
    'in_progress',
    ...['proposed', 'approved', 'partly', 'explained'],
  ],
  warn: [
    ...['paused', 'questioned', 'unmatched', 'differs'],
    ...['notice', 'unknown', 'suspended', 'available', 'unpaid', 'open'],
    ...['amount_mismatch', 'currency_mismatch', 'unknown_reference', 'invoice_closed'],
  ],
  bad: ['broken', 'invalid', 'failed', 'dead', 'expired', 'rejected', 'terminated', 'reversed'],
  quiet: [
    'draft',
    'renewed',
    'undone',
    'ended',
    'void',
    'off',
    'left',
    'ignored',
    'processed',
    'unverified',
    'sold',
    'owner_occupied',
  ],
}

const toneOf = new Map(Object.entries(tones).flatMap(([tone, values]) => values.map((value) => [value, tone as Tone])))

/** The badge of a status value; a value nobody gave a tone is quiet. */
export const statusBadge = (value: string, label?: string): Badge => ({
  text: label ?? sentence(value),
  tone: toneOf.get(value) ?? 'quiet',
})

type Invoice = { status?: unknown; paymentState?: unknown; dueDate?: unknown; balanceMinor?: unknown }

/**
 * How an invoice stands: overdue comes from the due date and the balance, never from a stored flag.
 * @param today the date in the company's zone
 */
export const paymentBadge = (
  { status, paymentState, dueDate, balanceMinor }: Invoice,
  today: string,
): Badge | undefined => {
  if (status === 'void' || status === 'draft') return statusBadge(status)
  if (typeof paymentState !== 'string') return undefined
  const days = overdueDays({ dueDate, balanceMinor, today })
  if (days > 0) return { text: `Overdue ${days} ${days === 1 ? 'day' : 'days'}`, tone: 'bad' }
  return paymentState === 'partial' ? { text: 'Partly paid', tone: 'busy' } : statusBadge(paymentState)
}

/** 'deposit_paid' -> 'Deposit paid' */
export const sentence = (value: string): string => {
  const spaced = value.replaceAll(/[_.-]/g, ' ')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

const overdueDays = ({
  dueDate,
  balanceMinor,
  today,
}: Pick<Invoice, 'dueDate' | 'balanceMinor'> & { today: string }) =>
  isCalendarDate(dueDate) && typeof balanceMinor === 'number' && Number.isSafeInteger(balanceMinor)
    ? daysOverdue({ dueDate, today, balance: BigInt(balanceMinor) })
    : 0
