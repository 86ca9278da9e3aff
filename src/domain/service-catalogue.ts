import { isCurrency } from './currency.ts'
import type { ServicePricing } from './service-price.ts'

export type CatalogueEntry = {
  pricing: ServicePricing
  basePriceMinor?: number | null
  percentageBps?: number | null
  measure?: string | null
  currency?: string | null
}

type Problem = { message: string; path: keyof CatalogueEntry }

/** What is wrong with the price of a service; undefined when nothing is. */
export const catalogueProblem = ({
  pricing,
  basePriceMinor,
  percentageBps,
  measure,
  currency,
}: CatalogueEntry): Problem | undefined => {
  if (!isCurrency(currency)) return { message: 'Enter the code of a currency, such as KES.', path: 'currency' }
  if (pricing === 'fixed' && !((basePriceMinor ?? 0) > 0)) {
    return { message: 'A service with a fixed price needs a price above zero.', path: 'basePriceMinor' }
  }
  if (pricing === 'percentage' && !((percentageBps ?? 0) > 0 && (percentageBps ?? 0) <= 10_000)) {
    return { message: 'Enter which part of the rent it is: above 0 %, at most 100 %.', path: 'percentageBps' }
  }
  if (pricing === 'metered' && !((basePriceMinor ?? 0) > 0)) {
    return { message: 'A service by meter needs the price of one unit, above zero.', path: 'basePriceMinor' }
  }
  if (pricing === 'metered' && !measure?.trim()) {
    return { message: 'Say what the meter counts in, such as m³ or kWh.', path: 'measure' }
  }
  return undefined
}

/** Only what the pricing uses is kept: a price that nobody sees would come back with the next change of the pricing. */
export const withoutUnused = <Entry extends CatalogueEntry>(entry: Entry): Entry => ({
  ...entry,
  ...(entry.pricing !== 'fixed' && entry.pricing !== 'metered' && { basePriceMinor: null }),
  ...(entry.pricing !== 'percentage' && { percentageBps: null }),
  ...(entry.pricing !== 'metered' && { measure: null }),
})
