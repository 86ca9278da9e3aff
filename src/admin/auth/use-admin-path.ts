'use client'

import { useConfig } from '@payloadcms/ui'

/** Makes the address of a page of the panel: '/security' -> '/admin/security'. */
export const useAdminPath = () => {
  const adminRoute = useConfig().config.routes.admin
  return (path: string): string => `${adminRoute}${path}`
}
