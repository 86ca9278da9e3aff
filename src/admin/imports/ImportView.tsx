import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { ImportPage } from './ImportPage.tsx'

/** Where a spreadsheet comes in. Custom pages are open to all, so it looks itself. */
export const ImportView = ({ initPageResult, params, searchParams }: AdminViewServerProps) => {
  const { req, locale, permissions, visibleEntities } = initPageResult
  const { payload, user, i18n } = req
  const { admin } = payload.config.routes
  if (!user) redirect(`${admin}/login?redirect=${encodeURIComponent(`${admin}/import`)}`)
  if (!permissions.canAccessAdmin) redirect(`${admin}/unauthorized`)
  const text = (name: string): string | undefined => {
    const value = searchParams?.[name]
    return typeof value === 'string' ? value : undefined
  }
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
      <Gutter className="fh-import">
        <ImportPage kind={text('kind')} project={text('project')} />
      </Gutter>
    </DefaultTemplate>
  )
}
