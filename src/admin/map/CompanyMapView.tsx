import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { CompanyMap } from './CompanyMap.tsx'

/** The projects of the company on a map. Custom pages are open to all, so it looks itself. */
export const CompanyMapView = ({ initPageResult, params, searchParams }: AdminViewServerProps) => {
  const { req, locale, permissions, visibleEntities } = initPageResult
  const { payload, user, i18n } = req
  const { admin } = payload.config.routes
  if (!user) redirect(`${admin}/login?redirect=${encodeURIComponent(`${admin}/map`)}`)
  if (!permissions.canAccessAdmin || !permissions.collections?.projects?.read) redirect(`${admin}/unauthorized`)
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
      <Gutter className="fh-map-page">
        <CompanyMap />
      </Gutter>
    </DefaultTemplate>
  )
}
