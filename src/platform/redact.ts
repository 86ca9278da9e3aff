import { types } from 'node:util'

const hidden = '[redacted]'
const deepest = 8

/** Parts of field names whose value never leaves the process. */
const words =
  'token|password|passwd|secret|api[-_]?key|access[-_]?key|private[-_]?key|credential|authorization|cookie|msisdn|phone|mobile|recovery[-_]?code|national[-_]?id'

/** Whole field names that do the same; as part of a longer name they are harmless. */
const names = 'pin|otp|totp|salt|hash|sid|jwt|sealed'

const secretName = new RegExp(`${words}|^(?:${names})$`, 'i')

/** Pieces of free text that give access or belong to a person. */
const secretText: readonly [RegExp, string][] = [
  [/\b(Bearer|Basic|JWT)\s+[A-Za-z0-9._~+/=-]{8,}/gi, `$1 ${hidden}`],
  [/\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]*/g, hidden],
  [/\bv1\.[A-Za-z0-9_-]{38,}/g, hidden],
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s@/]+@/gi, `$1:${hidden}@`],
  [/(\/(?:paymentcallback|payoutcallback|expensecallback|instant-payment-notification)\/)[^/?\s"']+/g, `$1${hidden}`],
  [
    new RegExp(`(\\\\?"[\\w-]*(?:${words})[\\w-]*\\\\?"\\s*:\\s*)(?:\\\\?"(?:[^"\\\\]|\\\\.)*"|[^\\s,}"]+)`, 'gi'),
    `$1"${hidden}"`,
  ],
  [
    new RegExp(`\\b([\\w-]*(?:${words})[\\w-]*|${names})(=|:\\s)(?!${hidden.replace('[', '\\[')})[^\\s&"',;}]+`, 'gi'),
    `$1$2${hidden}`,
  ],
]

/** A copy of what is to be logged, without secrets, tokens, cookies and phone numbers at any depth. */
export const redact = (fields: object): Record<string, unknown> =>
  walk(fields, new WeakSet(), 0) as Record<string, unknown>

/** Text without the secrets that it may carry. */
export const redactText = (text: string): string =>
  secretText.reduce((safe, [pattern, replacement]) => safe.replace(pattern, replacement), text)

const walk = (value: unknown, seen: WeakSet<object>, depth: number): unknown => {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (value instanceof URL || value instanceof URLSearchParams) return redactText(value.toString())
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (seen.has(value)) return '[circular]'
  if (depth >= deepest) return '[deep]'
  seen.add(value)
  const copy = Array.isArray(value) ? value.map((item) => walk(item, seen, depth + 1)) : walkEntries(value, seen, depth)
  // siblings may share a value: only a loop is circular
  seen.delete(value)
  return copy
}

const walkEntries = (value: object, seen: WeakSet<object>, depth: number): Record<string, unknown> =>
  Object.fromEntries(
    entriesOf(value).map(([name, entry]) => [
      name,
      secretName.test(name) && entry != null ? hidden : walk(entry, seen, depth + 1),
    ]),
  )

const entriesOf = (value: object): [string, unknown][] => {
  if (types.isNativeError(value) || value instanceof Error) {
    const { name, message, stack, cause } = value
    const own = Object.entries({ type: name, message, stack, cause }).filter(([, entry]) => entry !== undefined)
    return [...own, ...Object.entries(value)]
  }
  // maps and headers, whatever realm they come from
  if ('entries' in value && typeof value.entries === 'function')
    return [...(value.entries() as Iterable<[unknown, unknown]>)].map(([name, entry]) => [String(name), entry])
  return Object.entries(value)
}
