import { amountText } from '../text/amount.ts'
import { percentText } from '../text/percent.ts'

/** A version of a policy as the API and the forms know it; amounts in minor units. */
export type PolicyTerms = {
  kind: string
  frequency: string
  amountMinor?: number | null
  rateBps?: number | null
  graceDays: number
  chargedFrom: string
  capMinor?: number | null
  capBps?: number | null
  currency?: string | null
}

const how: Readonly<Record<string, string>> = {
  once: 'once',
  daily: 'a day',
  weekly: 'a week',
  monthly: 'a month',
}

/** What a policy says, in a sentence: `5 % of what is owed once, after 5 days, at most 10 % of what was billed`. */
export const policyText = (terms: PolicyTerms): string => {
  const { kind, frequency, amountMinor, rateBps, graceDays, chargedFrom, capMinor, capBps, currency } = terms
  const price = kind === 'flat' ? amountText(amountMinor, currency) : `${percentText(rateBps)} of what is owed`
  const from = chargedFrom === 'due_date' ? ', counted from the due date' : ''
  const grace = graceDays > 0 ? `, after ${graceDays} ${graceDays === 1 ? 'day' : 'days'}${from}` : ''
  const most = [
    capMinor ? amountText(capMinor, currency) : '',
    capBps ? `${percentText(capBps)} of what was billed` : '',
  ].filter(Boolean)
  return `${price} ${how[frequency] ?? frequency}${grace}${most.length > 0 ? `, at most ${most.join(' and ')}` : ''}`
}

const reasons: Readonly<Record<string, string>> = {
  no_lease: 'It belongs to no lease.',
  not_issued: 'It is not issued, or void.',
  no_policy: 'Neither the lease nor the project nor the company has a penalty policy.',
  no_version: 'The policy begins after its due date.',
  retired: 'The policy is retired.',
  currency: 'The policy is in another currency.',
}

/** Why an invoice charges no penalty. */
export const reasonText = (reason: string): string => reasons[reason] ?? reason
