import type { Config } from 'payload'
import { favicon } from './brand/favicon.ts'
import { maintenanceViews } from './maintenance/maintenance-views.ts'
import { accountViews } from './auth/account-views.ts'
import { invoiceViews } from './invoices/invoice-views.ts'
import { billingViews } from './billing/billing-views.ts'
import { leaseViews } from './leases/lease-views.ts'
import { payoutViews } from './payouts/payout-views.ts'
import { peopleViews } from './people/people-views.ts'
import { reportViews } from './reports/report-views.ts'
import { receiveViews } from './receive/receive-views.ts'
import { reconciliationViews } from './reconciliation/reconciliation-views.ts'
import type { DemoAccount } from './login/DemoLogins.tsx'

type AdminPanel = {
  /** the folder that component paths start from */
  root: string
  /** shown before the log-in where the demo runs, nowhere else */
  demoAccounts?: readonly DemoAccount[]
  /** a server of map tiles; without one the maps show the built-in outlines */
  mapTiles?: { url: string; attribution: string }
}

/** How the panel is put together: brand, live updates and the dashboard. */
export const adminPanel = ({ root, demoAccounts = [], mapTiles }: AdminPanel): NonNullable<Config['admin']> => ({
  user: 'users',
  // reaches the browser
  custom: { mapTiles },
  // The stock one is fetched from another site, under the hash of the user's e-mail.
  avatar: 'default',
  meta: {
    titleSuffix: ' · Freehold',
    description: 'The back office of companies that manage and sell real estate.',
    icons: [favicon],
  },
  importMap: { baseDir: root, importMapFile: `${root}/src/app/(payload)/admin/importMap.js` },
  // Payload would show its own form at `reset`. No page has this address, so ours under /reset is found.
  routes: { reset: '/reset/-' },
  theme: 'all',
  dateFormat: 'd MMM yyyy, HH:mm',
  components: {
    graphics: { Logo: '/src/admin/brand/Logo.tsx#Logo', Icon: '/src/admin/brand/Icon.tsx#Icon' },
    providers: ['/src/admin/auth/step-up/StepUp.tsx#StepUp', '/src/admin/LiveUpdates.tsx#LiveUpdates'],
    actions: ['/src/admin/LiveStatus.tsx#LiveStatus', '/src/admin/nav/OpenNav.tsx#OpenNav'],
    afterNavLinks: [
      '/src/admin/maintenance/MaintenanceLink.tsx#MaintenanceLink',
      '/src/admin/nav/PageLinks.tsx#PageLinks',
      '/src/admin/map/MapLink.tsx#MapLink',
      '/src/admin/auth/SecurityLink.tsx#SecurityLink',
      '/src/admin/nav/ClosedLinks.tsx#ClosedLinks',
    ],
    views: {
      dashboard: { Component: '/src/admin/dashboard/Dashboard.tsx#Dashboard' },
      companyMap: {
        Component: '/src/admin/map/CompanyMapView.tsx#CompanyMapView',
        path: '/map',
        exact: true,
        meta: { title: 'Map' },
      },
      import: {
        Component: '/src/admin/imports/ImportView.tsx#ImportView',
        path: '/import',
        exact: true,
        meta: { title: 'Import' },
      },
      ...peopleViews,
      ...maintenanceViews,
      ...leaseViews,
      ...payoutViews,
      ...billingViews,
      ...receiveViews,
      ...reconciliationViews,
      ...invoiceViews,
      ...reportViews,
      ...accountViews(demoAccounts),
    },
  },
})
