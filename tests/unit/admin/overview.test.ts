import { expect, test } from '@jest/globals'
import { type OverviewData, overviewTiles, share } from '../../../src/admin/dashboard/overview-data.ts'

const data: OverviewData = {
  company: { id: 'c1', name: 'Savanna Homes' },
  currency: 'KES',
  period: '2026-11',
  billedMinor: 10_000_000,
  collectedMinor: 6_666_700,
  arrearsMinor: 500_000,
  arrearsInvoices: 1,
  suspenseMinor: 0,
  needsReview: 0,
  owedToOwnersMinor: 4_000_000,
  units: { total: 60, rented: 52, available: 8 },
  recentPayments: [],
}

const tile = (key: string) => overviewTiles(data, '2026-11-22').find((candidate) => candidate.key === key)

test('figures are formatted and explained', () => {
  expect(tile('billed')).toMatchObject({ label: 'Billed in November 2026', figure: 'KES 100,000.00' })
  expect(tile('collected')?.detail).toBe('67 % of what was billed')
  expect(tile('arrears')).toMatchObject({ figure: 'KES 5,000.00', detail: '1 invoice', isAlert: true })
  expect(tile('review')?.isAlert).toBe(false)
  expect(tile('units')?.figure).toBe('52 of 60')
})

test('every tile leads to the rows behind its figure', () => {
  expect(tile('arrears')?.href).toBe(
    '/collections/invoices?where[or][0][and][0][status][equals]=issued' +
      '&where[or][0][and][1][balanceMinor][greater_than]=0&where[or][0][and][2][dueDate][less_than]=2026-11-22',
  )
  expect(tile('billed')?.href).toContain('[2][issueDate][less_than_equal]=2026-11-30')
})

test.each([
  [1, 3, '33 %'],
  [2, 3, '67 %'],
  [1, 200, '1 %'],
  [0, 5, '0 %'],
])('%p of %p is %p', (part, whole, text) => {
  expect(share(part, whole)).toBe(text)
})
