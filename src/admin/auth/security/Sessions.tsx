'use client'

import { Button, toast } from '@payloadcms/ui'
import { useApi } from '../../api/use-api.ts'
import { useAction } from '../../actions/use-action.ts'
import { instantText } from '../../text/date.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { authApi, type SessionRow } from '../auth-api.ts'
import { Section } from './Section.tsx'

/** Where the user is logged in; anything strange is one click from gone. */
export const Sessions = () => {
  const { data, error, reload } = useApi<{ docs: SessionRow[] }>('/auth/sessions?limit=50')
  const { error: failed, isBusy, start } = useAction()
  const rows = data?.docs ?? []
  const others = rows.filter(({ isCurrent }) => !isCurrent)

  const end = (action: () => Promise<unknown>, done: string): void =>
    start(async () => {
      await action()
      toast.success(done)
      reload()
    })

  return (
    <Section
      actions={
        <Button
          buttonStyle="secondary"
          disabled={isBusy || others.length === 0}
          margin={false}
          onClick={() => end(authApi.revokeOtherSessions, 'Everything else is logged out.')}
          size="small"
          type="button"
        >
          Log out everywhere else
        </Button>
      }
      lead="Log out what you do not know, then change your password."
      title="Where you are logged in"
    >
      <ErrorNote error={error ?? failed} />
      <ul className="fh-rows">
        {data === undefined && error === undefined && <SkeletonRow />}
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <strong>{row.device ?? 'Unknown device'}</strong>{' '}
              {row.isCurrent && <span className="fh-badge fh-badge--good">This device</span>}
              <div className="fh-quiet">
                {[row.ip, row.kind === 'bearer' && 'an app', `last used ${instantText(row.lastUsedAt)}`]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </div>
            {!row.isCurrent && (
              <Button
                aria-label={`Log out ${row.device ?? 'unknown device'}`}
                buttonStyle="subtle"
                disabled={isBusy}
                margin={false}
                onClick={() => end(() => authApi.revokeSession(row.id), 'It is logged out.')}
                size="small"
                type="button"
              >
                Log out
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const SkeletonRow = () => (
  <li>
    <span className="fh-skeleton" />
  </li>
)
