export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** First of the keys that holds text or a number, as clean text; null when none does. */
export const readText = (source: JsonObject, ...keys: string[]): string | null => {
  for (const key of keys) {
    const text = cleanText(source[key])
    if (text !== null) return text
  }
  return null
}

/** First of the keys that is present at all. */
export const readAny = (source: JsonObject, ...keys: string[]): unknown => {
  const key = keys.find((name) => source[name] !== undefined && source[name] !== null)
  return key === undefined ? undefined : source[key]
}

/** `true`, `"true"`, `"True"`, `1`; null when the keys hold nothing of the kind. */
export const readFlag = (source: JsonObject, ...keys: string[]): boolean | null => {
  const text = String(readAny(source, ...keys)).toLowerCase()
  if (['true', '1'].includes(text)) return true
  return ['false', '0'].includes(text) ? false : null
}

/**
 * Result codes arrive as 0, "0", 1032 or "1032" depending on the API's version; one text form for all.
 * @returns null when missing or not a code
 */
export const readCode = (source: JsonObject, ...keys: string[]): string | null => {
  const text = readText(source, ...keys)
  return text !== null && /^0+$/.test(text) ? '0' : text
}

/**
 * SasaPay's `20250703062353` and its ISO spelling, both wall-clock time in Nairobi (UTC+3, no daylight saving).
 * @returns null for anything that is no real date
 */
export const readNairobiTime = (source: JsonObject, ...keys: string[]): Date | null => {
  const text = readText(source, ...keys) ?? ''
  const match = /^(\d{4})-?(\d\d)-?(\d\d)[T ]?(\d\d):?(\d\d):?(\d\d)(?:\.\d+)?$/.exec(text)
  if (!match) return null
  const [, year, month, day, hour, minute, second] = match
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const date = new Date(`${wall}+03:00`)
  if (Number.isNaN(date.getTime())) return null
  const nairobi = new Date(date.getTime() + 3 * 3_600_000)
  return nairobi.toISOString().startsWith(wall) ? date : null
}

const maxLength = 500

// PostgreSQL takes neither NUL nor lone surrogates in text; other control characters have no place in a name or code.
const cleanText = (value: unknown): string | null => {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string') return null
  const text = value
    .replace(/\p{Cc}/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim()
    .slice(0, maxLength)
  return text === '' ? null : text.replace(/\p{Cs}/gu, '\uFFFD')
}
