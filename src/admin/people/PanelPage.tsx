import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'

type PanelPageProps = AdminViewServerProps & { path: string; collection: string; children: ReactNode }

/** A page of ours within the panel, for whoever may read a collection. Custom pages are open to all, so it looks itself. */
export const PanelPage = ({ initPageResult, params, searchParams, path, collection, children }: PanelPageProps) => {
  const { req, locale, permissions, visibleEntities } = initPageResult
  const { payload, user, i18n } = req
  const { admin } = payload.config.routes
  if (!user) redirect(`${admin}/login?redirect=${encodeURIComponent(`${admin}${path}`)}`)
  if (!permissions.canAccessAdmin || !permissions.collections?.[collection]?.read) redirect(`${admin}/unauthorized`)
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
      <Gutter className="fh-people-page">{children}</Gutter>
    </DefaultTemplate>
  )
}
