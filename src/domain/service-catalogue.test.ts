import { expect, test } from '@jest/globals'
import { catalogueProblem, type CatalogueEntry, withoutUnused } from './service-catalogue.ts'

const entry = (over: Partial<CatalogueEntry>): CatalogueEntry => ({ pricing: 'fixed', currency: 'KES', ...over })

test.each<[Partial<CatalogueEntry>, string | undefined]>([
  [{ basePriceMinor: 1 }, undefined],
  [{ basePriceMinor: 0 }, 'basePriceMinor'],
  [{}, 'basePriceMinor'],
  [{ basePriceMinor: 1, currency: 'XXQ' }, 'currency'],
  [{ pricing: 'percentage', percentageBps: 10_000 }, undefined],
  [{ pricing: 'percentage', percentageBps: 10_001 }, 'percentageBps'],
  [{ pricing: 'percentage', percentageBps: 0 }, 'percentageBps'],
  [{ pricing: 'percentage', basePriceMinor: 5 }, 'percentageBps'],
  [{ pricing: 'variable' }, undefined],
  [{ pricing: 'metered', basePriceMinor: 5, measure: 'm³' }, undefined],
  [{ pricing: 'metered', basePriceMinor: 5, measure: ' ' }, 'measure'],
  [{ pricing: 'metered', measure: 'kWh' }, 'basePriceMinor'],
])('%p', (over, path) => {
  expect(catalogueProblem(entry(over))?.path).toBe(path)
})

test('what the pricing does not use is dropped', () => {
  const full = { basePriceMinor: 5, percentageBps: 100, measure: 'm³' }
  expect(withoutUnused(entry({ pricing: 'variable', ...full }))).toMatchObject({
    basePriceMinor: null,
    percentageBps: null,
    measure: null,
  })
  expect(withoutUnused(entry({ pricing: 'metered', ...full }))).toMatchObject({
    basePriceMinor: 5,
    percentageBps: null,
  })
})
