'use client'

import { Button } from '@payloadcms/ui'
import { instantDayText, instantText } from '../../text/date.ts'

export type ApiKeyRow = {
  id: string
  name: string
  prefix: string
  permissions?: string[] | null
  expiresAt?: string | null
  lastUsedAt?: string | null
  revokedAt?: string | null
}

type ApiKeyListProps = {
  /** undefined while they are read */
  rows: ApiKeyRow[] | undefined
  canRevoke: boolean
  onRevoke: (row: ApiKeyRow) => void
}

export const ApiKeyList = ({ rows, canRevoke, onRevoke }: ApiKeyListProps) => (
  <ul className="fh-rows">
    {rows === undefined && (
      <li>
        <span className="fh-skeleton" />
      </li>
    )}
    {rows?.length === 0 && <li className="fh-quiet">No keys yet.</li>}
    {rows?.map((row) => {
      const state = stateOf(row)
      return (
        <li key={row.id}>
          <div>
            <strong>{row.name}</strong> <code className="fh-quiet">{row.prefix}…</code>{' '}
            <span className={`fh-badge fh-badge--${state.tone}`}>{state.text}</span>
            <div className="fh-quiet">{detailsOf(row)}</div>
          </div>
          {canRevoke && !row.revokedAt && (
            <Button
              aria-label={`Revoke ${row.name}`}
              buttonStyle="subtle"
              margin={false}
              onClick={() => onRevoke(row)}
              size="small"
              type="button"
            >
              Revoke
            </Button>
          )}
        </li>
      )
    })}
  </ul>
)

const stateOf = ({ revokedAt, expiresAt }: ApiKeyRow): { text: string; tone: string } => {
  if (revokedAt) return { text: 'Revoked', tone: 'quiet' }
  if (expiresAt && Date.parse(expiresAt) <= Date.now()) return { text: 'Expired', tone: 'quiet' }
  return { text: 'Active', tone: 'good' }
}

const detailsOf = ({ permissions, expiresAt, lastUsedAt, revokedAt }: ApiKeyRow): string => {
  const count = permissions?.length ?? 0
  return [
    count === 1 ? '1 permission' : `${count} permissions`,
    lastUsedAt ? `last used ${instantText(lastUsedAt)}` : 'never used',
    revokedAt
      ? `revoked ${instantDayText(revokedAt)}`
      : expiresAt
        ? `until ${instantDayText(expiresAt)}`
        : 'no end date',
  ].join(' · ')
}
