'use client'

import { useEffect, useState } from 'react'
import { useAction } from '../actions/use-action.ts'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { galleryPath, type GalleryNode, moved, type Picture } from './node.ts'
import { PictureCard } from './PictureCard.tsx'
import { PictureDialog } from './PictureDialog.tsx'
import { UploadBox } from './UploadBox.tsx'

const lookAgainMs = 2_500

/** The pictures of a place: seen, added, put in order, described, and one chosen as the main one. */
export const Gallery = ({ node }: { node: GalleryNode }) => {
  const { can } = usePermissions()
  const { data, error, reload } = useApi<{ docs: Picture[] }>(can('property.media.view') ? galleryPath(node) : null)
  const { error: problem, isBusy, start } = useAction()
  const [order, setOrder] = useState<Picture[]>()
  const [dragged, setDragged] = useState<number>()
  const [edited, setEdited] = useState<Picture>()
  const [removed, setRemoved] = useState<Picture>()
  const pictures = order ?? data?.docs ?? []
  const isMaking = pictures.some(
    ({ mimeType, variantsAt, variants }) => mimeType?.startsWith('image/') && !variantsAt && !variants?.error,
  )

  // The worker makes the sizes a moment after the upload.
  useEffect(() => {
    if (!isMaking) return undefined
    const timer = setTimeout(reload, lookAgainMs)
    return () => clearTimeout(timer)
  }, [isMaking, data, reload])
  useEffect(() => setOrder(undefined), [data])

  if (!can('property.media.view')) return null
  const move = (from: number, to: number): void => {
    if (isBusy || to < 0 || to >= pictures.length || from === to) return
    const next = moved(pictures, from, to)
    setOrder(next)
    start(async () => {
      try {
        await apiRequest({ method: 'POST', path: '/media/reorder', body: { node, ids: next.map(({ id }) => id) } })
      } finally {
        reload()
      }
    })
  }
  const makeMain = ({ id }: Picture): void =>
    start(async () => {
      await apiRequest({ method: 'POST', path: `/media/${id}/make-main`, body: {} })
      reload()
    })

  return (
    <section aria-label="Pictures" className="fh-gallery">
      {can('property.media.create') && <UploadBox node={node} onDone={reload} />}
      <ErrorNote error={problem ?? error} />
      {data && pictures.length === 0 && (
        <p className="fh-quiet">
          No pictures yet.{can('property.media.create') ? ' The first one becomes the main picture.' : ''}
        </p>
      )}
      <ul className="fh-gallery__grid">
        {pictures.map((picture, place) => (
          <PictureCard
            count={pictures.length}
            isBusy={isBusy}
            key={picture.id}
            mayChange={can('property.media.update')}
            mayRemove={can('property.media.update')}
            onDrag={(isDragged) => setDragged(isDragged ? place : undefined)}
            onDrop={() => dragged !== undefined && move(dragged, place)}
            onEdit={() => setEdited(picture)}
            onMain={() => makeMain(picture)}
            onMove={(to) => move(place, to)}
            onRemove={() => setRemoved(picture)}
            picture={picture}
            place={place}
          />
        ))}
      </ul>
      {edited && <PictureDialog onClose={() => setEdited(undefined)} onSaved={reload} picture={edited} />}
      {removed && (
        <ConfirmDialog
          done="The picture is in the trash."
          label="Remove"
          onClose={() => setRemoved(undefined)}
          onConfirm={async () => {
            const body = { deletedAt: new Date().toISOString() }
            await apiRequest({ method: 'PATCH', path: `/media/${removed.id}`, body })
            reload()
          }}
          title={`Remove: ${removed.title ?? 'picture'}`}
        >
          <p>The picture goes to the trash of the media gallery, from which it can come back.</p>
          {removed.isMain && <p>It is the main picture: the next one takes its place.</p>}
        </ConfirmDialog>
      )}
    </section>
  )
}
