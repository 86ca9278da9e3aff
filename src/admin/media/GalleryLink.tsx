'use client'

import { Button, useConfig, useListDrawerContext } from '@payloadcms/ui'
import { usePermissions } from '../api/use-permissions.ts'

/** The way from the list of pictures to the gallery, where many are added at once. */
export const GalleryLink = () => {
  const { admin } = useConfig().config.routes
  const { isInDrawer } = useListDrawerContext()
  const { can } = usePermissions()
  if (isInDrawer || !can('property.media.view')) return null
  return (
    <div className="fh-list-actions">
      <Button el="link" margin={false} size="small" to={`${admin}/gallery`}>
        Open the gallery
      </Button>
    </div>
  )
}
