import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'

type PageFrameProps = AdminViewServerProps & { path: string; children: ReactNode }

/** The panel around a page of ours. Custom pages are open to all, so it looks itself; the API decides what is shown. */
export const PageFrame = ({ initPageResult, params, searchParams, path, children }: PageFrameProps) => {
  const { req, locale, permissions, visibleEntities } = initPageResult
  const { payload, user, i18n } = req
  const { admin } = payload.config.routes
  if (!user) redirect(`${admin}/login?redirect=${encodeURIComponent(`${admin}${path}`)}`)
  if (!permissions.canAccessAdmin) redirect(`${admin}/unauthorized`)
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
      <Gutter className="fh-report">{children}</Gutter>
    </DefaultTemplate>
  )
}
