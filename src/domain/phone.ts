/** Calling code and the shape of national numbers, without the trunk zero. */
type NumberPlan = { code: string; national: RegExp }

const plans = {
  KE: { code: '254', national: /^(?:[17]\d{8}|[2-6]\d{6,8})$/ },
  UG: { code: '256', national: /^[2-47]\d{8}$/ },
  TZ: { code: '255', national: /^[2678]\d{8}$/ },
  RW: { code: '250', national: /^[27]\d{8}$/ },
  BI: { code: '257', national: /^[267]\d{7}$/ },
  ET: { code: '251', national: /^[1-579]\d{8}$/ },
  SO: { code: '252', national: /^[1-9]\d{6,8}$/ },
  SS: { code: '211', national: /^[19]\d{8}$/ },
  CD: { code: '243', national: /^[1-9]\d{8}$/ },
} as const satisfies Record<string, NumberPlan>

/** ISO 3166 codes of the countries whose national numbers can be read. */
export type PhoneCountry = keyof typeof plans

/** True for '+' and 8 to 15 digits that do not start with zero (E.164). */
export const isE164 = (text: string): boolean => /^\+[1-9]\d{7,14}$/.test(text)

/**
 * A phone number as E.164: '0712 345 678', '254712345678', '00254…' and '+254…' -> '+254712345678'.
 * Numbers of the listed countries must fit their plan; others only the E.164 length, and only with '+' or '00'.
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
  // '+254 (0)712 …' shows the trunk zero that is not dialled from abroad.
  const compact = text
    .trim()
    .replace('(0)', '')
    .replaceAll(/[\s.()-]/g, '')
  const international = /^(?:\+|00)([1-9]\d{7,14})$/.exec(compact)?.[1]
  if (international) return fitsPlan(international) ? `+${international}` : undefined

  const { code, national } = plans[country]
  if (!/^\d+$/.test(compact)) return undefined
  const local = compact.replace(/^0/, '')
  if (national.test(local)) return `+${code}${local}`
  return compact.startsWith(code) && national.test(compact.slice(code.length)) ? `+${compact}` : undefined
}

const fitsPlan = (digits: string): boolean => {
  const plan = Object.values(plans).find(({ code }) => digits.startsWith(code))
  return plan ? plan.national.test(digits.slice(plan.code.length)) : true
}
