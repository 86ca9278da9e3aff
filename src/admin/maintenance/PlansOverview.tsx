'use client'

import { useListDrawerContext } from '@payloadcms/ui'
import { MaintenanceTabs } from './MaintenanceTabs.tsx'

/** The ways to the requests, above the list of plans. */
export const PlansOverview = () => {
  const { isInDrawer } = useListDrawerContext()
  return isInDrawer ? null : <MaintenanceTabs active="plans" />
}
