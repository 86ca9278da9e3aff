'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { useAction } from '../actions/use-action.ts'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { Pager } from '../panels/Pager.tsx'
import { instantText } from '../text/date.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'

type Line = { id: string; kind: string; body: string; isInternal?: boolean; authorName?: string; createdAt: string }
type Lines = { docs: Line[]; page: number; totalPages: number; totalDocs: number }

/** What was said and done about a request, the latest first, and a place to say more. */
export const Timeline = () => {
  const { id } = useDocumentInfo()
  const fieldId = useId()
  const { can } = usePermissions()
  const [page, setPage] = useState(1)
  const [body, setBody] = useState('')
  const [isInternal, setIsInternal] = useState(false)
  const { error: problem, isBusy, start } = useAction()
  const query = `where[request][equals]=${id}&sort=-createdAt&limit=20&page=${page}&depth=0`
  const { data, error, reload } = useApi<Lines>(id ? `/maintenance-comments?${query}` : null, useLiveVersion())
  if (!id) return null

  const send = (): void =>
    start(async () => {
      await apiRequest({ method: 'POST', path: `/maintenance-requests/${id}/comment`, body: { body, isInternal } })
      setBody('')
      reload()
    })
  return (
    <section aria-label="Comments and history" className="fh-talk">
      <h3>Comments and history</h3>
      {can('property.maintenance.update') && (
        <div className="fh-talk__say">
          <label className="fh-sr" htmlFor={fieldId}>
            Comment
          </label>
          <textarea
            className="fh-talk__text"
            id={fieldId}
            maxLength={5_000}
            onChange={({ target }) => setBody(target.value)}
            placeholder={isInternal ? 'A note for staff only' : 'A comment that the owner or tenant reads too'}
            rows={2}
            value={body}
          />
          <div className="fh-line">
            <label>
              <input checked={isInternal} onChange={({ target }) => setIsInternal(target.checked)} type="checkbox" />{' '}
              Only for staff
            </label>
            <Button disabled={isBusy || !body.trim()} margin={false} onClick={send} size="small" type="button">
              {isBusy ? 'Sending…' : 'Comment'}
            </Button>
          </div>
        </div>
      )}
      <ErrorNote error={problem ?? error} />
      <ol className="fh-talk__lines">
        {(data?.docs ?? []).map((line) => (
          <li className={`fh-talk__line fh-talk__line--${line.kind}`} key={line.id}>
            <div className="fh-talk__head">
              <b>{line.authorName}</b> <span className="fh-quiet">{instantText(line.createdAt)}</span>
              {line.isInternal && <span className="fh-badge fh-badge--quiet">Staff only</span>}
            </div>
            <p>{line.body}</p>
          </li>
        ))}
      </ol>
      {data?.docs.length === 0 && <p className="fh-quiet">Nothing has happened yet.</p>}
      {data && <Pager onPage={setPage} page={data.page} totalDocs={data.totalDocs} totalPages={data.totalPages} />}
    </section>
  )
}
