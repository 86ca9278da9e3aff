/** ISO 4217 active currencies by the number of digits after the point; everything else listed has two. */
const withoutDigits = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
const withThreeDigits = 'BHD IQD JOD KWD LYD OMR TND'
const withFourDigits = 'CLF UYW'
const withTwoDigits =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP ' +
  'CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES ' +
  'KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK ' +
  'NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB ' +
  'TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD XCG YER ZAR ZMW ZWG'

const exponents = new Map<string, number>(
  [withoutDigits, undefined, withTwoDigits, withThreeDigits, withFourDigits].flatMap((codes, digits) =>
    (codes ?? '').split(' ').map((code): [string, number] => [code, digits]),
  ),
)
exponents.delete('')

/** Codes of all currencies that amounts may be kept in, sorted. */
export const currencyCodes: readonly string[] = [...exponents.keys()].sort()

/** True for an active ISO 4217 code in capitals. */
export const isCurrency = (code: unknown): code is string => typeof code === 'string' && exponents.has(code)

/**
 * Digits after the point: KES 2, UGX 0, KWD 3 (ISO 4217; browsers' own tables differ for some).
 * @throws RangeError when the code is not an active currency
 */
export const currencyExponent = (code: string): number => {
  const exponent = exponents.get(code)
  if (exponent === undefined) throw new RangeError(`Not an ISO 4217 currency: ${code}`)
  return exponent
}
