import parsePhoneNumber, { type CountryCode, isSupportedCountry } from 'libphonenumber-js/min'

/** ISO 3166 code of a country whose national numbers can be read. */
export type PhoneCountry = CountryCode

/** True for '+' and 8 to 15 digits that do not start with zero (E.164). */
export const isE164 = (text: string): boolean => /^\+[1-9]\d{7,14}$/.test(text)

/** A country's code as the numbering plans know it; undefined for any other text. */
export const phoneCountry = (code: unknown): PhoneCountry | undefined => {
  const upper = typeof code === 'string' ? code.trim().toUpperCase() : ''
  return isSupportedCountry(upper) ? upper : undefined
}

/**
 * A phone number as E.164: '0712 345 678', '254712345678', '00254…' and '+254…' -> '+254712345678'. It must fit the
 * numbering plan of its country (libphonenumber).
 * @param country whose national numbers are meant; default KE
 * @returns undefined when the text is not a phone number
 */
export const normalisePhone = ({
  text,
  country = 'KE',
}: {
  text: string
  country?: PhoneCountry
}): string | undefined => {
  // Only what is dialled: the library would read letters as extensions, and digits of other scripts.
  const compact = text.trim().replace(/^00/, '+')
  if (!/^\+?[\d\s().-]{4,30}$/.test(compact)) return undefined
  const parsed = parsePhoneNumber(compact, { defaultCountry: country, extract: false })
  return parsed?.isValid() && isE164(parsed.number) ? parsed.number : undefined
}
