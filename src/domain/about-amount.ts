import { Decimal } from 'decimal.js'
import { currencyExponent } from './currency.ts'
import { type Minor, multiply } from './money.ts'

type About = {
  minor: Minor
  currency: string
  /** the currency that it is told in */
  quote: string
  /** units of `quote` for one unit of `currency` */
  rate: number
}

/** What an amount is about worth in another currency, for display only; half away from zero, once. */
export const aboutAmount = ({ minor, currency, quote, rate }: About): Minor =>
  multiply(minor, new Decimal(10).pow(currencyExponent(quote) - currencyExponent(currency)).times(rate))
