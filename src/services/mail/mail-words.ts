const longestName = 60

/** Letters, and points only as in `J. Doe`: what somebody else typed must not become a link in our mail. */
const harmless = /^(?:[\p{L}\p{M}\p{N}' ’,&()-]|\.(?= |$))+$/u

/** `Hello Amina,` — or without a name where what stands for one could be an advertisement. */
export const greeting = (name: string): string => {
  const given = name.trim()
  return given.length > 0 && given.length <= longestName && harmless.test(given) ? `Hello ${given},` : 'Hello,'
}

/** A name that a customer chose, short, on one line, and with nothing that a mail program makes a link of. */
export const plainName = (name: string): string => {
  const line = name.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
  const short = line.length > longestName ? `${line.slice(0, longestName - 1)}…` : line
  return withoutLinks(short)
}

/** What somebody typed, whole, on one line, with nothing that a mail program makes a link of. */
export const withoutLinks = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .replaceAll('://', ' ')
    // a word joiner after the point keeps `evil.example` from becoming a link
    .replaceAll(/\.(?=\S)/g, '.\u2060')

/** A moment such as `5 March 2026, 14:05 UTC`. */
export const momentWords = (iso: string): string =>
  `${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(iso)).replace(' at ', ', ')} UTC`

/** A calendar date such as `5 March 2026`. */
export const dateWords = (date: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))
