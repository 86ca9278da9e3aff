'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { HeldShare } from '../../services/ownership/ownership-history.ts'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { percentText } from '../text/percent.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { useToday } from '../ui/use-today.ts'

type TransferDialogProps = { unit: string; shares: HeldShare[]; onClose: () => void; onDone: () => void }

type NewOwner = { key: number; person: string; percent: string }

/** From whom, to whom and how much, from which day on. */
export const TransferDialog = ({ unit, shares, onClose, onDone }: TransferDialogProps) => {
  const today = useToday()
  const [from, setFrom] = useState(shares[0]?.person.id ?? '')
  const own = shares.filter(({ person }) => person.id === from).reduce((sum, { shareBps }) => sum + shareBps, 0)
  const [date, setDate] = useState(today)
  const [owners, setOwners] = useState<NewOwner[]>([{ key: 0, person: '', percent: String(own / 100) }])
  const { data } = useApi<{ docs: { id: string; name: string }[] }>(
    '/people?where[isOwner][equals]=true&depth=0&limit=200&sort=name&select[name]=true',
  )
  const change = (key: number, part: Partial<NewOwner>): void =>
    setOwners(owners.map((owner) => (owner.key === key ? { ...owner, ...part } : owner)))
  const given = owners.reduce((sum, { percent }) => sum + bpsOf(percent), 0)
  const isComplete = date !== '' && owners.every(({ person, percent }) => person && bpsOf(percent) > 0) && given <= own

  return (
    <ConfirmDialog
      done="The ownership is handed over."
      isComplete={isComplete}
      label="Hand over"
      needsReason
      onClose={onClose}
      onConfirm={async (reason) => {
        const to = owners.map(({ person, percent }) => ({ person, shareBps: bpsOf(percent) }))
        await apiRequest({ method: 'POST', path: '/ownerships/transfer', body: { unit, from, to, date, reason } })
        onDone()
      }}
      title="Hand over the ownership"
    >
      <div className="fh-fields">
        <Labelled htmlFor="transfer-from" label="From">
          <select id="transfer-from" onChange={({ target }) => setFrom(target.value)} value={from}>
            {[...new Map(shares.map(({ person }) => [person.id, person.name]))].map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled hint="The first day of the new owners" htmlFor="transfer-date" label="On">
          <input id="transfer-date" onChange={({ target }) => setDate(target.value)} type="date" value={date} />
        </Labelled>
      </div>
      {owners.map(({ key, person, percent }) => (
        <div className="fh-fields fh-fields--uneven" key={key}>
          <Labelled htmlFor={`transfer-to-${key}`} label="To">
            <select
              id={`transfer-to-${key}`}
              onChange={({ target }) => change(key, { person: target.value })}
              value={person}
            >
              <option value="">Choose an owner</option>
              {(data?.docs ?? [])
                .filter(({ id }) => id !== from)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </select>
          </Labelled>
          <Labelled htmlFor={`transfer-share-${key}`} label="Share (%)">
            <input
              className="fh-number"
              id={`transfer-share-${key}`}
              inputMode="decimal"
              onChange={({ target }) => change(key, { percent: target.value })}
              value={percent}
            />
          </Labelled>
        </div>
      ))}
      <div className="fh-line">
        <p className={given > own ? 'fh-warning' : 'fh-quiet'}>
          {percentText(given)} of {percentText(own)} is handed over
          {given < own ? `; ${percentText(own - given)} stays` : ''}.
        </p>
        <Button
          buttonStyle="secondary"
          margin={false}
          onClick={() => setOwners([...owners, { key: owners.length, person: '', percent: '' }])}
          size="small"
          type="button"
        >
          Another owner
        </Button>
      </div>
    </ConfirmDialog>
  )
}

/** '33.34' -> 3334; 0 for what is no share. */
const bpsOf = (percent: string): number => {
  const bps = Math.round(Number(percent.replace(',', '.')) * 100)
  return Number.isFinite(bps) && bps > 0 ? bps : 0
}
