'use client'

import { useListDrawerContext } from '@payloadcms/ui'
import { usePermissions } from '../api/use-permissions.ts'
import { MaintenanceTabs } from './MaintenanceTabs.tsx'

/** The ways to the board and the calendar, above the list. */
export const MaintenanceOverview = () => {
  const { isInDrawer } = useListDrawerContext()
  const { can } = usePermissions()
  return isInDrawer || !can('property.maintenance.view') ? null : <MaintenanceTabs active="list" />
}
