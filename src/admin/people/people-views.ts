import type { AdminViewConfig } from 'payload'

/** The pages of people beside their lists. */
export const peopleViews: Record<string, AdminViewConfig> = {
  identityQueue: {
    Component: '/src/admin/people/IdentityQueueView.tsx#IdentityQueueView',
    path: '/identity-queue',
    exact: true,
    meta: { title: 'Identity reviews' },
  },
  duplicates: {
    Component: '/src/admin/people/DuplicatesView.tsx#DuplicatesView',
    path: '/duplicates',
    exact: true,
    meta: { title: 'Duplicates' },
  },
}
