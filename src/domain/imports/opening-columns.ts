import type { Variant } from './match-columns.ts'

const balances: Variant = {
  key: 'balances',
  label: 'Balances of accounts',
  columns: [
    {
      key: 'account',
      label: 'Account',
      aliases: ['Account code', 'Code'],
      type: 'text',
      maxLength: 20,
      required: true,
    },
    { key: 'date', label: 'Date', aliases: ['Balance date', 'As of'], type: 'date', required: true },
    { key: 'debit', label: 'Debit', aliases: ['Dr'], type: 'money' },
    { key: 'credit', label: 'Credit', aliases: ['Cr'], type: 'money' },
    { key: 'currency', label: 'Currency', type: 'currency' },
    { key: 'phone', label: 'Phone', aliases: ['Person phone', 'Owner phone', 'Tenant phone'], type: 'phone' },
    { key: 'email', label: 'Email', aliases: ['Person email'], type: 'email' },
    { key: 'note', label: 'Note', aliases: ['Description'], type: 'text', maxLength: 200 },
  ],
  examples: [
    ['1010', '2025-12-31', '1250000.00', '', 'KES', '', '', 'Bank statement of December'],
    ['2110', '2025-12-31', '', '84000.00', 'KES', '+254712345678', '', 'Rent collected, not paid out'],
  ],
}

export const openingVariants: readonly Variant[] = [balances]
