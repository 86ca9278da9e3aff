import type { AdminViewConfig } from 'payload'

/** The page that writes invoices. */
export const invoiceViews: Record<string, AdminViewConfig> = {
  invoiceEditor: {
    Component: '/src/admin/invoices/InvoiceEditorView.tsx#InvoiceEditorView',
    path: '/invoice-editor',
    exact: true,
    meta: { title: 'Invoice' },
  },
}
