import { crud, viewOnly, type Module } from './actions.ts'

const money = { money: true } as const
const upTo = { money: true, limited: true } as const

/** Money in, money out, and the books. */
export const finance = {
  label: 'Finance',
  things: {
    rent: { label: 'Rent roll', actions: viewOnly },
    reminders: { label: 'Payment reminders', actions: { view: { label: 'View' }, update: { label: 'Set' } } },
    invoices: {
      label: 'Invoices',
      actions: {
        view: { label: 'View', projectScoped: true },
        create: { label: 'Add' },
        update: { label: 'Edit' },
        delete: { label: 'Delete' },
        issue: { label: 'Issue' },
        void: { label: 'Cancel', ...money },
        send: { label: 'Send' },
        import: { label: 'Import from a spreadsheet' },
      },
    },
    billing: { label: 'Billing runs', actions: { view: { label: 'Preview' }, run: { label: 'Run', ...money } } },
    'credit-notes': {
      label: 'Credit notes',
      actions: {
        view: { label: 'View' },
        create: { label: 'Add', ...money },
        approve: { label: 'Approve and reject', ...upTo },
      },
    },
    payments: {
      label: 'Payments',
      actions: {
        view: { label: 'View', projectScoped: true },
        create: { label: 'Record', ...money },
        cash: { label: 'Record cash', ...money },
        allocate: { label: 'Allocate', ...money },
        reverse: { label: 'Reverse (void a receipt)', ...money },
      },
    },
    charges: {
      label: 'Mobile money requests',
      actions: {
        view: { label: 'View', projectScoped: true },
        create: { label: 'Request a payment', projectScoped: true, ...upTo },
      },
    },
    refunds: {
      label: 'Refunds',
      actions: {
        view: { label: 'View' },
        create: { label: 'Propose', ...money },
        approve: { label: 'Approve and reject', ...upTo },
        pay: { label: 'Pay', ...upTo },
      },
    },
    penalties: {
      label: 'Penalties',
      actions: { ...crud, waive: { label: 'Waive', ...upTo } },
    },
    payouts: {
      label: 'Payouts to owners',
      actions: {
        view: { label: 'View' },
        create: { label: 'Add', ...money },
        update: { label: 'Edit', ...money },
        submit: { label: 'Submit for approval' },
        approve: { label: 'Approve and reject', ...upTo },
        disburse: { label: 'Pay out', ...upTo },
        cancel: { label: 'Cancel', ...money },
        refund: { label: 'Take back', ...money },
      },
    },
    expenses: {
      label: 'Expenses',
      actions: {
        ...crud,
        approve: { label: 'Approve and reject', ...upTo },
        pay: { label: 'Pay', ...upTo },
      },
    },
    'expense-categories': { label: 'Expense categories', actions: crud },
    budgets: { label: 'Budgets', actions: crud },
    deposits: { label: 'Deposits', actions: { view: { label: 'View' }, settle: { label: 'Settle', ...money } } },
    disbursements: {
      label: 'Money out',
      actions: { view: { label: 'View' }, resolve: { label: 'Settle what is unclear', ...money } },
    },
    transactions: { label: 'Transactions', actions: viewOnly },
    reconciliation: {
      label: 'Reconciliation',
      actions: {
        view: { label: 'View' },
        import: { label: 'Import a statement', ...money },
        match: { label: 'Match', ...money },
        ignore: { label: 'Set aside', ...money },
        undo: { label: 'Undo a match', ...money },
        close: { label: 'Close the day', ...money },
      },
    },
    ledger: {
      label: 'Ledger',
      actions: {
        view: { label: 'View' },
        post: { label: 'Post by hand', ...upTo },
        accounts: { label: 'Extend the chart of accounts', ...money },
        close: { label: 'Close and reopen months', ...money },
        import: { label: 'Import opening balances', ...money },
      },
    },
    statements: { label: 'Statements and owner balances', actions: viewOnly },
    reports: { label: 'Reports', actions: { view: { label: 'View' }, export: { label: 'Export' } } },
    gateways: {
      label: 'Gateway accounts',
      actions: { view: { label: 'View' }, update: { label: 'Change', ...money } },
    },
  },
} as const satisfies Module
