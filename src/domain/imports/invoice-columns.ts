import type { Variant } from './match-columns.ts'

const kinds = {
  rent: 'rent',
  deposit: 'deposit',
  service: 'service',
  'service charge': 'service',
  utility: 'service',
  fee: 'fee',
  penalty: 'fee',
  'late fee': 'fee',
  other: 'other',
}

const invoices: Variant = {
  key: 'invoices',
  label: 'Invoices of the former system',
  columns: [
    {
      key: 'number',
      label: 'Invoice number',
      aliases: ['Number', 'Invoice ID'],
      type: 'text',
      maxLength: 100,
      required: true,
    },
    { key: 'phone', label: 'Payer phone', aliases: ['Phone', 'Client phone'], type: 'phone' },
    { key: 'email', label: 'Payer email', aliases: ['Email'], type: 'email' },
    { key: 'nationalId', label: 'Payer national ID', aliases: ['National ID'], type: 'text', maxLength: 50 },
    { key: 'name', label: 'Payer', aliases: ['Customer name', 'Name'], type: 'text', maxLength: 200 },
    { key: 'project', label: 'Project', aliases: ['Project code', 'Project ID'], type: 'text', maxLength: 100 },
    { key: 'unit', label: 'Unit', aliases: ['House No.', 'House number', 'Unit number'], type: 'text', maxLength: 100 },
    { key: 'issueDate', label: 'Invoice date', aliases: ['Date'], type: 'date', required: true },
    { key: 'dueDate', label: 'Due date', aliases: ['Due'], type: 'date', required: true },
    { key: 'kind', label: 'Type', aliases: ['Invoice type'], type: 'choice', words: kinds },
    { key: 'subject', label: 'Subject', aliases: ['Invoice subject', 'Description'], type: 'text', maxLength: 200 },
    { key: 'total', label: 'Total', aliases: ['Amount'], type: 'money', required: true },
    { key: 'balance', label: 'Balance', aliases: ['Still owed'], type: 'money' },
    { key: 'paidOn', label: 'Paid on', aliases: ['Paid date'], type: 'date' },
    { key: 'currency', label: 'Currency', type: 'currency' },
    { key: 'notes', label: 'Notes', type: 'text', maxLength: 2_000 },
  ],
  examples: [
    [
      ...['2025-0117', '+254712345678', '', '', 'Wanjiru Kamau', 'ACA', 'A101', '2025-12-01', '2025-12-05', 'rent'],
      ...['Rent for December', '35000', '10000', '2025-12-04', 'KES', ''],
    ],
    [
      ...['2025-0118', '', 'otieno@example.com', '', '', 'ACA', 'A102', '2025-12-01', '2025-12-15', 'service'],
      ...['Garbage collection', '500', '500', '', 'KES', ''],
    ],
  ],
}

/** The sixteen columns of the system that this product replaces; bills of suppliers are expenses here. */
const former: Variant = {
  key: 'former',
  label: 'The sheet of the replaced system',
  columns: [
    { key: 'clientType', label: 'Client Type', type: 'choice', words: { owner: 'owner', tenant: 'tenant' } },
    { key: 'phone', label: 'Client Phone', type: 'phone' },
    { key: 'issueDate', label: 'Invoice Date', type: 'date', required: true },
    { key: 'dueDate', label: 'Due Date', type: 'date', required: true },
    { key: 'formerId', label: 'Invoice ID', type: 'text', maxLength: 100 },
    { key: 'number', label: 'Invoice Number', type: 'text', maxLength: 100, required: true },
    { key: 'name', label: 'Customer Name', type: 'text', maxLength: 200 },
    { key: 'total', label: 'Total', type: 'money', required: true },
    { key: 'balance', label: 'Balance', type: 'money' },
    { key: 'paidOn', label: 'Paid Date', type: 'date' },
    { key: 'kind', label: 'Invoice Type', type: 'choice', words: kinds },
    { key: 'notes', label: 'Notes', type: 'text', maxLength: 2_000 },
    { key: 'clientKey', label: 'Client ID or Phone', type: 'text', maxLength: 100 },
    { key: 'unit', label: 'House No.', type: 'text', maxLength: 100 },
    { key: 'project', label: 'Project ID', type: 'text', maxLength: 100 },
    { key: 'subject', label: 'Invoice Subject', type: 'text', maxLength: 200 },
  ],
  examples: [
    [
      ...['tenant', '+254712345678', '2025-12-01', '2025-12-05', '117', '2025-0117', 'Wanjiru Kamau', '35000', '10000'],
      ...['2025-12-04', 'rent', '', '', 'A101', 'ACA', 'Rent for December'],
    ],
  ],
}

export const invoiceVariants: readonly Variant[] = [invoices, former]
