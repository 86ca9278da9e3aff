import type { PermissionCode } from '../../access/permissions.ts'

export type InvoiceStep = 'edit' | 'issue' | 'delete' | 'receive' | 'request' | 'send' | 'credit' | 'debit' | 'void'

type Step = { step: InvoiceStep; label: string; permission: PermissionCode; isMain?: boolean }

type Invoice = { status?: unknown; balanceMinor?: unknown; paidMinor?: unknown; creditedMinor?: unknown }

const draftSteps: readonly Step[] = [
  { step: 'issue', label: 'Issue', permission: 'finance.invoices.issue', isMain: true },
  { step: 'edit', label: 'Edit', permission: 'finance.invoices.update' },
  { step: 'delete', label: 'Delete', permission: 'finance.invoices.delete' },
]

/** What the state of an invoice allows, the next obvious step first; the server decides anyway. */
export const invoiceSteps = ({ status, balanceMinor, paidMinor, creditedMinor }: Invoice): readonly Step[] => {
  if (status === 'draft') return draftSteps
  if (status !== 'issued') return []
  const owes = Number(balanceMinor) > 0
  const isUntouched = Number(paidMinor) === 0 && Number(creditedMinor) === 0
  const steps: readonly (Step | false)[] = [
    owes && { step: 'receive', label: 'Receive payment', permission: 'finance.payments.create' },
    owes && { step: 'request', label: 'Request payment', permission: 'finance.charges.create', isMain: true },
    { step: 'send', label: 'Send', permission: 'finance.invoices.send' },
    { step: 'credit', label: 'Credit', permission: 'finance.credit-notes.create' },
    { step: 'debit', label: 'Charge more', permission: 'finance.invoices.create' },
    isUntouched && { step: 'void', label: 'Cancel invoice', permission: 'finance.invoices.void' },
  ]
  return steps.filter((step) => step !== false)
}
