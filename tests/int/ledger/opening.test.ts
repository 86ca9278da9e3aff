import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { type Books, makeBooks } from './books.ts'

type Import = { id: string; status: string; wrongRows: number }

let app: TestApp
let books: Books

beforeAll(async () => {
  app = await startUnlimitedApp()
  books = await makeBooks(app, 'opening')
})
afterAll(async () => {
  expect((await checkLedger(app.payload)).differences).toEqual([])
  await app?.stop()
})

const call = (path: string, body: object) => app.api('POST', path, { token: books.boss.token, body })
const head = 'Account,Date,Debit,Credit,Currency,Phone\n'
const upload = (csv: string, token = books.boss.token) => {
  const form = new FormData()
  form.set('kind', 'opening_balances')
  form.set('file', new File([csv], 'opening.csv'))
  return app.api<Import>('POST', '/imports', { token, body: form })
}
const days = (id: string) => books.rows('select posted_on, effective_on from ledger_transactions where id = $1', [id])

describe('opening balances', () => {
  test('are balanced by the opening balance, taken back by their opposites', async () => {
    await call('/finance/periods/close', { period: '2026-01' })
    await books.rows(`update people set phone = '+254722000111' where id = $1`, [books.owners[0]?.id])
    const file = await upload(`${head}1010,2025-12-31,12500.00,,KES,\n2110,2025-12-31,,840.50,KES,+254722000111\n`)
    expect([file.status, file.body.wrongRows]).toEqual([201, 0])
    const done = await call(`/imports/${file.body.id}/commit`, {})
    expect(done.status).toBe(200)
    const sum = async (key: string) => {
      const rows = await books.rows<{ sum: string | null }>(
        'select sum(amount_minor) from ledger_entries e join ledger_transactions t on t.id = e.transaction_id where account_id = $1 and t.source_id = $2',
        [await books.account(key), file.body.id],
      )
      return Number(rows[0]?.sum)
    }
    expect([await sum('bank'), await sum('owner_payable'), await sum('opening_balance')]).toEqual([
      1_250_000, -84_050, -1_165_950,
    ])
    const [posting] = await books.rows<{ id: string }>('select id from ledger_transactions where source_id = $1', [
      file.body.id,
    ])
    expect(await days(posting?.id ?? '')).toEqual([{ posted_on: '2026-02-01', effective_on: '2025-12-31' }])
    expect((await call(`/imports/${file.body.id}/undo`, {})).status).toBe(200)
    const back = await books.rows('select from ledger_transactions where reverses_id = $1', [posting?.id])
    expect(back).toHaveLength(1)
  })

  test('say what is wrong, row by row', async () => {
    const rows = [
      '1100,2025-12-31,10,,KES,',
      '9999,2025-12-31,10,,KES,',
      '1010,2036-12-31,10,,KES,',
      '1010,2025-12-31,10,5,KES,',
      '2110,2025-12-31,,10,KES,',
      '2110,2025-12-31,,10,KES,+254799999999',
    ]
    const { body } = await upload(`${head}${rows.join('\n')}\n`)
    expect([body.status, body.wrongRows]).toEqual(['invalid', 6])
    const clerk = await books.hire('nobody', ['finance.ledger.view'])
    expect((await upload(head, clerk.token)).status).toBe(403)
  })
})
