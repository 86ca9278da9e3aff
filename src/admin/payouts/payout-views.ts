import type { AdminViewConfig } from 'payload'

/** The pages of owners' accounts. */
export const payoutViews: Record<string, AdminViewConfig> = {
  ownerAccounts: {
    Component: '/src/admin/payouts/OwnerAccountsView.tsx#OwnerAccountsView',
    path: '/owner-accounts',
    exact: true,
    meta: { title: 'Owner accounts' },
  },
}
