import type { AdminViewConfig } from 'payload'

/** The pages of the books: reports, and the ledger behind their figures. */
export const reportViews: Record<string, AdminViewConfig> = {
  reports: {
    Component: '/src/admin/reports/ReportsView.tsx#ReportsView',
    path: '/reports',
    exact: true,
    meta: { title: 'Reports' },
  },
  ledger: {
    Component: '/src/admin/ledger/LedgerView.tsx#LedgerView',
    path: '/ledger',
    exact: true,
    meta: { title: 'Ledger' },
  },
}
