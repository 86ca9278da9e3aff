import { expect, test } from '@jest/globals'
import { accountKeys, isDebitNormal, naturalBalance, systemAccounts } from './accounts.ts'

test('every account has its own code and name, and codes group by type', () => {
  const accounts = accountKeys.map((key) => systemAccounts[key])
  expect(new Set(accounts.map(({ code }) => code)).size).toBe(accounts.length)
  expect(new Set(accounts.map(({ name }) => name)).size).toBe(accounts.length)
  const groups = { '1': 'asset', '2': 'liability', '3': 'equity', '4': 'income', '5': 'expense' }
  expect(accounts.map(({ code }) => groups[code.charAt(0) as keyof typeof groups])).toEqual(
    accounts.map(({ type }) => type),
  )
})

test('has an account for every posting of the product', () => {
  expect([...accountKeys].sort()).toEqual([
    'agent_payable',
    'bad_debt_expense',
    'bank',
    'cash',
    'commission_expense',
    'contract_liability',
    'customer_credit',
    'deposits_held',
    'expense',
    'expense_recovered',
    'fee_income',
    'gateway_clearing',
    'gateway_fee_expense',
    'opening_balance',
    'owner_accrual',
    'owner_adjustments',
    'owner_payable',
    'payouts_in_transit',
    'penalty_income',
    'receivable',
    'refunds_payable',
    'rent_income',
    'service_income',
    'supplier_payable',
    'suspense',
    'tax_payable',
    'tax_receivable',
    'waiver_expense',
    'withholding_payable',
  ])
})

test.each([
  ['asset', true],
  ['expense', true],
  ['liability', false],
  ['equity', false],
  ['income', false],
] as const)('%s stands on the debit side: %s', (type, debit) => {
  expect(isDebitNormal(type)).toBe(debit)
  expect(naturalBalance({ type, balance: 5n })).toBe(debit ? 5n : -5n)
})
