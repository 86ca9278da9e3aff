import type { Column } from './column.ts'
import type { Variant } from './match-columns.ts'

/** Columns of other systems that say nothing that we keep. */
const unread: readonly Column[] = ['Deposit To', 'Amount Applied to Inv', 'Invoice Date', 'Status'].map((label) => ({
  key: label.toLowerCase().replaceAll(' ', '_'),
  label,
  type: 'text',
  maxLength: 200,
}))

const statement: Variant = {
  key: 'statement',
  label: 'A statement of a bank, a paybill or a till',
  columns: [
    {
      key: 'reference',
      label: 'Reference',
      aliases: ['Reference Number', 'trans_id', 'Transaction ID', 'Receipt No.', 'Receipt'],
      type: 'text',
      maxLength: 100,
      required: true,
    },
    {
      key: 'date',
      label: 'Date',
      aliases: ['trans_time', 'Transaction Date', 'Completion Time', 'Value Date', 'Booking Date'],
      type: 'text',
      maxLength: 40,
      required: true,
    },
    { key: 'amount', label: 'Amount', aliases: ['trans_amount'], type: 'text', maxLength: 40 },
    { key: 'paidIn', label: 'Money in', aliases: ['Paid In', 'Credit', 'Deposit'], type: 'text', maxLength: 40 },
    { key: 'paidOut', label: 'Money out', aliases: ['Withdrawn', 'Debit', 'Withdrawal'], type: 'text', maxLength: 40 },
    { key: 'currency', label: 'Currency', type: 'currency' },
    { key: 'balance', label: 'Balance', aliases: ['org_account_balance'], type: 'text', maxLength: 40 },
    {
      key: 'channel',
      label: 'Mode',
      aliases: ['payment_method', 'Channel', 'Transaction Type'],
      type: 'text',
      maxLength: 60,
    },
    {
      key: 'payerName',
      label: 'Customer Name',
      aliases: ['full_name', 'Name', 'Other Party Info'],
      type: 'text',
      maxLength: 200,
    },
    { key: 'payerPhone', label: 'Phone', aliases: ['msisdn', 'Phone Number'], type: 'text', maxLength: 40 },
    {
      key: 'billReference',
      label: 'Invoice Number',
      aliases: ['bill_ref_number', 'Account Reference', 'A/C No.', 'Bill Reference'],
      type: 'text',
      maxLength: 100,
    },
    {
      key: 'description',
      label: 'Description',
      aliases: ['Details', 'Narration', 'Particulars'],
      type: 'text',
      maxLength: 500,
    },
    {
      key: 'externalReference',
      label: 'Other Reference',
      aliases: ['third_party_trans_id', 'Cheque Number'],
      type: 'text',
      maxLength: 100,
    },
    ...unread,
  ],
  examples: [
    [
      ...['SFT26BK001', '2026-01-31', '35000.00', '', '', 'KES', '182400.00', 'Bank transfer', 'Wanjiru Kamau'],
      ...['+254712345678', 'INV-2026-00012', 'Rent January', '', '', '', '', ''],
    ],
    [
      ...['CHG26BK002', '2026-01-31', '', '', '150.00', 'KES', '182250.00', 'Charge', ''],
      ...['', '', 'Ledger fee', '', '', '', '', ''],
    ],
  ],
}

export const statementVariants: readonly Variant[] = [statement]
