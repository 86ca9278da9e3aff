import type { Config } from 'payload'

/** How the panel is put together: brand, live updates and the dashboard. */
export const adminPanel = ({ root }: { root: string }): NonNullable<Config['admin']> => ({
  user: 'users',
  meta: { titleSuffix: ' · Freehold' },
  importMap: { baseDir: root, importMapFile: `${root}/src/app/(payload)/admin/importMap.js` },
  theme: 'all',
  dateFormat: 'd MMM yyyy, HH:mm',
  components: {
    graphics: { Logo: '/src/admin/brand/Logo.tsx#Logo', Icon: '/src/admin/brand/Icon.tsx#Icon' },
    providers: ['/src/admin/LiveUpdates.tsx#LiveUpdates'],
    beforeDashboard: ['/src/admin/dashboard/Overview.tsx#Overview'],
  },
})
