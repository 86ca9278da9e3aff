import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { insertRows } from '../../../src/db/insert-rows.ts'
import { checkGatewayBook } from '../../../src/services/ledger/check-gateway-book.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { type Books, makeBooks } from './books.ts'

let app: TestApp
let books: Books
let server: Server
let url: string
let book: unknown

beforeAll(async () => {
  app = await startUnlimitedApp()
  books = await makeBooks(app, 'book')
  server = createServer((_, response) => response.end(JSON.stringify(book)))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
  await app?.stop()
})

const merchant = (transactions: { transactionCode: string; amountMinor: number }[]) => [
  { merchantCode: '600000', currency: 'KES', transactions },
]

test('what the gateway collected and we do not have, or otherwise, is found', async () => {
  const amounts = { amount_minor: 500, allocated_minor: 0, unallocated_minor: 500, refunded_minor: 0, currency: 'KES' }
  const state = { status: 'received', origin: 'gateway', method: 'mobile', value_date: '2026-02-01' }
  const of = { company_id: books.company, gateway_account_id: books.gateway }
  await books.inBooks((tx) =>
    insertRows(tx, 'payments', [
      { ...of, ...amounts, ...state, number: 'G-1', gateway_reference: 'SP1' },
      { ...of, ...amounts, ...state, number: 'G-2', gateway_reference: 'SP2' },
    ]),
  )
  const codes = [
    { transactionCode: 'SP1', amountMinor: 500 },
    { transactionCode: 'SP2', amountMinor: 250 },
    { transactionCode: 'SP3', amountMinor: 100 },
  ]
  book = { merchants: merchant(codes), payouts: merchant([{ transactionCode: 'SP9', amountMinor: 700 }]) }
  const differences = await checkGatewayBook(app.payload, url)
  expect(differences?.map(({ subject, expected, actual }) => [subject, expected, actual])).toEqual([
    ['SP2', 'KES 250', 'KES 500'],
    ['SP3', 'KES 100', 'nothing'],
    ['SP9', 'KES 700', 'nothing'],
  ])
  book = { merchants: merchant(codes.slice(0, 1)), payouts: [] }
  expect(await checkGatewayBook(app.payload, url)).toEqual([])
})

test('a gateway that shows no book is not held against ours', async () => {
  book = { something: 'else' }
  expect(await checkGatewayBook(app.payload, url)).toBeUndefined()
  expect(await checkGatewayBook(app.payload, 'http://127.0.0.1:1')).toBeUndefined()
})
