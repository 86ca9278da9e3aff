'use client'

import { Button, useListDrawerContext } from '@payloadcms/ui'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { useLiveVersion } from '../live/use-live.ts'

/** How many checks wait, above the list of them, with the way to decide them. */
export const ChecksNote = () => {
  const { isInDrawer } = useListDrawerContext()
  const { can } = usePermissions()
  const path = useAdminPath()
  const { data } = useApi<{ totalDocs: number }>(
    can('people.verification.approve') ? '/identity-checks?where[status][equals]=pending&limit=1&depth=0' : null,
    useLiveVersion(),
  )
  if (isInDrawer) return null
  return (
    <div className="fh-list-actions">
      {data && data.totalDocs > 0 && (
        <Button el="link" margin={false} size="small" to={path('/identity-queue')}>
          {data.totalDocs === 1 ? 'Review the one that waits' : `Review the ${data.totalDocs} that wait`}
        </Button>
      )}
    </div>
  )
}
