export type AccountType = 'asset' | 'liability' | 'equity' | 'income' | 'expense'

export type SystemAccount = { code: string; name: string; type: AccountType }

/**
 * The accounts every company has, by system key. Amounts are signed: debit above zero, credit below, so assets and
 * expenses grow upwards and the others downwards. `gateway_clearing` exists once per gateway account (subject).
 */
export const systemAccounts = {
  cash: { code: '1000', name: 'Cash', type: 'asset' },
  bank: { code: '1010', name: 'Bank', type: 'asset' },
  gateway_clearing: { code: '1020', name: 'Gateway clearing', type: 'asset' },
  receivable: { code: '1100', name: 'Receivable', type: 'asset' },

  tax_receivable: { code: '1200', name: 'Tax on expenses, to be recovered', type: 'asset' },

  suspense: { code: '2000', name: 'Suspense: money received, not matched', type: 'liability' },
  customer_credit: { code: '2010', name: 'Customer credit', type: 'liability' },
  refunds_payable: { code: '2030', name: 'Refunds approved, not paid', type: 'liability' },
  deposits_held: { code: '2020', name: 'Deposits held', type: 'liability' },
  owner_accrual: { code: '2100', name: 'Owner accrual: rent billed, not collected', type: 'liability' },
  owner_payable: { code: '2110', name: 'Owner payable: rent collected', type: 'liability' },
  payouts_in_transit: { code: '2120', name: 'Payouts in transit', type: 'liability' },
  supplier_payable: { code: '2200', name: 'Supplier payable', type: 'liability' },
  agent_payable: { code: '2210', name: 'Agent payable', type: 'liability' },
  tax_payable: { code: '2300', name: 'Tax payable', type: 'liability' },
  withholding_payable: { code: '2310', name: 'Withholding tax payable', type: 'liability' },
  contract_liability: { code: '2400', name: 'Contract liability: sales not handed over', type: 'liability' },

  opening_balance: { code: '3000', name: 'Opening balance', type: 'equity' },

  rent_income: { code: '4000', name: 'Rent income', type: 'income' },
  service_income: { code: '4010', name: 'Service income', type: 'income' },
  fee_income: { code: '4020', name: 'Fee income', type: 'income' },
  penalty_income: { code: '4030', name: 'Penalty income', type: 'income' },
  expense_recovered: { code: '4100', name: 'Expense recovered', type: 'income' },

  owner_adjustments: { code: '4110', name: 'Adjustments of owner statements', type: 'income' },

  expense: { code: '5000', name: 'Expense', type: 'expense' },
  gateway_fee_expense: { code: '5010', name: 'Gateway fees', type: 'expense' },
  commission_expense: { code: '5020', name: 'Commission', type: 'expense' },
  waiver_expense: { code: '5030', name: 'Waivers', type: 'expense' },
  bad_debt_expense: { code: '5040', name: 'Bad debts', type: 'expense' },
} as const satisfies Record<string, SystemAccount>

export type AccountKey = keyof typeof systemAccounts

/** `custom`: an account that the company added to its chart; its code is the subject. */
export type LedgerKey = AccountKey | 'custom'

export const accountKeys = Object.keys(systemAccounts) as AccountKey[]

/** True for accounts that normally stand on the debit side. */
export const isDebitNormal = (type: AccountType): boolean => type === 'asset' || type === 'expense'

/** A signed ledger balance as people read it: positive on the account's normal side. */
export const naturalBalance = ({ type, balance }: { type: AccountType; balance: bigint }): bigint =>
  isDebitNormal(type) ? balance : -balance

/** Accounts that documents keep: an entry by hand would leave their invoices, payments and statements behind. */
export const documentAccounts: readonly LedgerKey[] = [
  'receivable',
  'suspense',
  'customer_credit',
  'refunds_payable',
  'deposits_held',
  'owner_accrual',
  'owner_payable',
  'payouts_in_transit',
  'supplier_payable',
]

/** Document accounts that may begin with a balance: it belongs to a person, and to no document. */
export const openingAccounts: readonly LedgerKey[] = ['owner_payable', 'deposits_held']

/** True for a code that a company may use for an account of its own. */
export const isOwnCode = (code: string): boolean =>
  /^[0-9A-Z][0-9A-Z.-]{1,19}$/.test(code) && accountKeys.every((key) => systemAccounts[key].code !== code)
