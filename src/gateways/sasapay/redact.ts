import { parseJson } from '../http-client.ts'
import type { RawCallback, RedactedCallback } from '../port.ts'
import { bodyText } from './parse.ts'

const phoneKeys = new Set(['customermobile', 'msisdn', 'phonenumber', 'recipientaccountnumber', 'senderaccountnumber'])
const hiddenKeys = new Set([
  'firstname',
  'middlename',
  'lastname',
  'fullname',
  'customername',
  'recipientname',
  'orgaccountbalance',
  'merchantaccountbalance',
])
const shownHeaders = new Set(['content-type', 'content-length', 'user-agent', 'date'])

/** Keeps codes, amounts and dates; masks phones to three digits, hides names and balances, drops unknown headers. */
export const redactCallback = (raw: RawCallback): RedactedCallback => {
  return {
    body: redactBody(parseJson(bodyText(raw))),
    headers: Object.fromEntries(
      Object.entries(raw.headers ?? {})
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, shownHeaders.has(name.toLowerCase()) ? String(value) : '[redacted]']),
    ),
  }
}

const redactBody = (parsed: unknown): string => {
  if (parsed === undefined) return '[unreadable body]'
  try {
    return JSON.stringify(parsed, mask)
  } catch (error) {
    // Nested deeper than the stack: nobody's callback looks like that.
    if (error instanceof RangeError) return '[unreadable body]'
    throw error
  }
}

const mask = (key: string, value: unknown): unknown => {
  const name = key.toLowerCase()
  if (hiddenKeys.has(name)) return '[redacted]'
  if (!phoneKeys.has(name) || (typeof value !== 'string' && typeof value !== 'number')) return value
  return `…${String(value).slice(-3)}`
}
