'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useRef } from 'react'
import { useAction } from '../actions/use-action.ts'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'

type Photo = { id: string; name: string; url: string; mimeType: string }

/** The photos of a request, with the way to add some. */
export const Photos = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const input = useRef<HTMLInputElement>(null)
  const { error: problem, isBusy, start } = useAction()
  const query = `where[maintenanceRequest][equals]=${id}&sort=createdAt&limit=50&depth=0`
  const { data, reload } = useApi<{ docs: Photo[] }>(id ? `/documents?${query}` : null, useLiveVersion())
  if (!id) return null

  const send = (files: FileList | null): void => {
    if (!files?.length) return
    const form = new FormData()
    for (const file of files) form.append('file', file)
    start(async () => {
      await apiRequest({ method: 'POST', path: `/maintenance/requests/${id}/photos`, body: form })
      reload()
    })
    if (input.current) input.current.value = ''
  }
  return (
    <section aria-label="Photos" className="fh-photos">
      <div className="fh-line">
        <h3>Photos</h3>
        {can('property.maintenance.update') && (
          <Button
            buttonStyle="secondary"
            disabled={isBusy}
            margin={false}
            onClick={() => input.current?.click()}
            size="small"
            type="button"
          >
            {isBusy ? 'Sending…' : 'Add photos'}
          </Button>
        )}
        <input
          accept=".jpg,.jpeg,.png,.webp"
          aria-label="Photos to add"
          hidden
          multiple
          onChange={({ target }) => send(target.files)}
          ref={input}
          type="file"
        />
      </div>
      <ErrorNote error={problem} />
      {data?.docs.length === 0 && <p className="fh-quiet">No photos. Tenants can send some with their report.</p>}
      <ul className="fh-photos__list">
        {(data?.docs ?? []).map(({ id: photo, name, url, mimeType }) => (
          <li key={photo}>
            <a href={url} rel="noreferrer" target="_blank">
              {mimeType.startsWith('image/') ? <img alt={name} loading="lazy" src={url} /> : name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
