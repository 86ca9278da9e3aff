import type { AdminViewConfig } from 'payload'

/** The pages of the billing run and of the deposits. */
export const billingViews: Record<string, AdminViewConfig> = {
  billing: {
    Component: '/src/admin/billing/BillingView.tsx#BillingView',
    path: '/billing',
    exact: true,
    meta: { title: 'Billing' },
  },
  deposits: {
    Component: '/src/admin/deposits/DepositsView.tsx#DepositsView',
    path: '/deposits',
    exact: true,
    meta: { title: 'Deposits' },
  },
}
