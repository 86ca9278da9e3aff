'use client'

import { Link, useListDrawerContext } from '@payloadcms/ui'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { type ImportKindKey, importKinds } from './import-kinds.ts'

/** The way to an import, above a list of what it makes. */
export const ImportLink = ({ kind }: { kind?: ImportKindKey }) => {
  const { can } = usePermissions()
  const { isInDrawer } = useListDrawerContext()
  const toPage = useAdminPath()
  if (isInDrawer) return null
  const mayImport = importKinds.some(({ key, permission }) => (!kind || key === kind) && can(permission))
  return (
    <div className="fh-list-actions">
      {mayImport && (
        <Link
          className="btn btn--style-secondary btn--size-small fh-import__link"
          href={toPage(kind ? `/import?kind=${kind}` : '/import')}
          prefetch={false}
        >
          {kind ? 'Import from a spreadsheet' : 'New import'}
        </Link>
      )}
    </div>
  )
}
