import type { Variant } from './match-columns.ts'

const leases: Variant = {
  key: 'leases',
  label: 'Leases',
  columns: [
    { key: 'project', label: 'Project', aliases: ['Project code'], type: 'text', maxLength: 100 },
    {
      key: 'unit',
      label: 'Unit',
      aliases: ['Identifier', 'House number', 'Unit number'],
      type: 'text',
      maxLength: 100,
      required: true,
    },
    { key: 'phone', label: 'Tenant phone', aliases: ['Phone', 'MobilePhone'], type: 'phone' },
    { key: 'email', label: 'Tenant email', aliases: ['Email', 'EmailID'], type: 'email' },
    {
      key: 'nationalId',
      label: 'Tenant national ID',
      aliases: ['National ID', 'ID number'],
      type: 'text',
      maxLength: 50,
    },
    { key: 'startDate', label: 'Start', aliases: ['Start date'], type: 'date', required: true },
    { key: 'endDate', label: 'End', aliases: ['End date'], type: 'date' },
    { key: 'rent', label: 'Rent', aliases: ['Rent per month'], type: 'money', required: true },
    { key: 'deposit', label: 'Deposit', type: 'money' },
    { key: 'currency', label: 'Currency', type: 'currency' },
    { key: 'dueDay', label: 'Due day', aliases: ['Rent is due on day'], type: 'whole', min: 1, max: 28 },
  ],
  examples: [
    ['ACA', 'A101', '+254712345678', '', '', '2026-01-01', '2026-12-31', '35000', '35000', 'KES', '5'],
    ['ACA', 'A102', '', 'otieno@example.com', '', '2026-02-01', '', '42000', '42000', 'KES', '5'],
  ],
}

export const leaseVariants: readonly Variant[] = [leases]
