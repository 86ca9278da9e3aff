import type { AdminViewConfig } from 'payload'

/** The page on which money is taken. */
export const receiveViews: Record<string, AdminViewConfig> = {
  receive: {
    Component: '/src/admin/receive/ReceiveView.tsx#ReceiveView',
    path: '/receive',
    exact: true,
    meta: { title: 'Receive a payment' },
  },
}
