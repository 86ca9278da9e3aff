import { amountText } from '../text/amount.ts'
import { percentText } from '../text/percent.ts'

export type CatalogueService = {
  id: string
  name: string
  pricing: 'fixed' | 'variable' | 'percentage' | 'metered'
  basePriceMinor?: number | null
  percentageBps?: number | null
  currency: string
  measure?: string | null
  frequency: string
  requiresApproval?: boolean | null
}

const frequencies: Readonly<Record<string, string>> = {
  one_time: 'once',
  daily: 'a day',
  weekly: 'a week',
  monthly: 'a month',
  quarterly: 'a month, three months at once',
  yearly: 'a month, twelve months at once',
}

export const frequencyText = (frequency: string): string => frequencies[frequency] ?? frequency

/** What a service costs, in a few words. */
export const priceText = ({
  pricing,
  basePriceMinor,
  percentageBps,
  currency,
  measure,
  frequency,
}: CatalogueService): string => {
  const often = frequencyText(frequency)
  if (pricing === 'metered') return `${amountText(basePriceMinor, currency)} per ${measure ?? 'unit'}`
  if (pricing === 'percentage') return `${percentText(percentageBps)} of the rent, ${often}`
  if (pricing === 'variable') return `The price is agreed per place, ${often}`
  return `${amountText(basePriceMinor, currency)} ${often}`
}
