import type { AdminViewConfig } from 'payload'

const view = (page: 'board' | 'calendar') => ({
  path: '/src/admin/maintenance/MaintenanceView.tsx#MaintenanceView',
  serverProps: { page },
})

/** The pages of maintenance and of the pictures. */
export const maintenanceViews: Record<string, AdminViewConfig> = {
  maintenance: { Component: view('board'), path: '/maintenance', exact: true, meta: { title: 'Maintenance' } },
  maintenanceCalendar: {
    Component: view('calendar'),
    path: '/maintenance/calendar',
    exact: true,
    meta: { title: 'Maintenance calendar' },
  },
  gallery: {
    Component: '/src/admin/media/GalleryView.tsx#GalleryView',
    path: '/gallery',
    exact: true,
    meta: { title: 'Media gallery' },
  },
}
