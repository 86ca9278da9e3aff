import type { AdminViewConfig } from 'payload'

const page = (name: string): string => `/src/admin/reconciliation/${name}.tsx#${name}`

/** The pages that say what money was, and close the day. */
export const reconciliationViews: Record<string, AdminViewConfig> = {
  reconciliation: {
    Component: page('ReconciliationView'),
    path: '/reconciliation',
    exact: true,
    meta: { title: 'Reconciliation' },
  },
  dailyClosing: {
    Component: page('ClosingView'),
    path: '/daily-closing',
    exact: true,
    meta: { title: 'Daily closing' },
  },
}
