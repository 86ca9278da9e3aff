import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { MaintenancePage } from './MaintenancePage.tsx'

type MaintenanceViewProps = AdminViewServerProps & { page?: 'board' | 'calendar' }

/** The board, or the calendar, of maintenance. Custom pages are open to all, so it looks itself. */
export const MaintenanceView = ({ initPageResult, params, searchParams, page = 'board' }: MaintenanceViewProps) => {
  const { req, locale, permissions, visibleEntities } = initPageResult
  const { payload, user, i18n } = req
  const { admin } = payload.config.routes
  const path = `${admin}/maintenance${page === 'calendar' ? '/calendar' : ''}`
  if (!user) redirect(`${admin}/login?redirect=${encodeURIComponent(path)}`)
  if (!permissions.canAccessAdmin || !permissions.collections?.['maintenance-requests']?.read)
    redirect(`${admin}/unauthorized`)
  return (
    <DefaultTemplate
      i18n={i18n}
      locale={locale}
      params={params}
      payload={payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      user={user}
      viewActions={[...(payload.config.admin.components.actions ?? [])].reverse()}
      visibleEntities={{ ...visibleEntities }}
    >
      <Gutter className="fh-maintenance">
        <MaintenancePage page={page} />
      </Gutter>
    </DefaultTemplate>
  )
}
