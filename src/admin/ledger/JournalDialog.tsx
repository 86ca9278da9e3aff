'use client'

import { Button, toast } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { useAction } from '../actions/use-action.ts'
import { apiRequest, newIdempotencyKey } from '../api/request.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { amountText } from '../text/amount.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { useToday } from '../ui/use-today.ts'
import { emptyLine, type JournalDraft, readJournal } from './journal-draft.ts'
import { JournalLines } from './JournalLines.tsx'

const fewest = 3

/** Posts by hand what no document says, as soon as both sides agree. */
export const JournalDialog = ({ onClose }: { onClose: () => void }) => {
  const id = useId()
  const today = useToday()
  const { me } = usePermissions()
  const currency = me?.company?.currency ?? 'KES'
  const [date, setDate] = useState(today)
  const [description, setDescription] = useState('')
  const [reason, setReason] = useState('')
  const [lines, setLines] = useState<JournalDraft[]>(() => [emptyLine(), emptyLine()])
  // One key for one posting: sending it again after a lost answer posts nothing twice.
  const [idempotencyKey] = useState(newIdempotencyKey)
  const { error, isBusy, start } = useAction()
  const journal = readJournal(lines, currency)
  const isReady = journal.isBalanced && description.trim().length >= fewest && reason.trim().length >= fewest
  const submit = (): void =>
    start(async () => {
      await apiRequest({
        method: 'POST',
        path: '/finance/ledger/journals',
        body: { date, description: description.trim(), reason: reason.trim(), currency, lines: journal.lines },
        idempotencyKey,
      })
      toast.success('Posted.')
      live.bumpVersion()
      onClose()
    })
  return (
    <Dialog
      footer={
        <>
          <span className="fh-quiet fh-number" role="status">
            {journal.isBalanced ? 'Both sides agree.' : `Still apart: ${amountText(journal.differenceMinor, currency)}`}
          </span>
          <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={onClose} type="button">
            Cancel
          </Button>
          <Button disabled={isBusy || !isReady} margin={false} onClick={submit} type="button">
            {isBusy ? 'Working…' : 'Post'}
          </Button>
        </>
      }
      isBusy={isBusy}
      isWide
      onClose={onClose}
      onSubmit={() => isReady && submit()}
      title="Post by hand"
    >
      <p>For what no invoice, payment, expense or statement says. It is taken back by its opposite, never changed.</p>
      <div className="fh-fields">
        <Labelled htmlFor={`${id}-date`} label="Date">
          <input id={`${id}-date`} onChange={({ target }) => setDate(target.value)} type="date" value={date} />
        </Labelled>
        <Labelled htmlFor={`${id}-what`} label="What it is">
          <input
            id={`${id}-what`}
            maxLength={500}
            onChange={({ target }) => setDescription(target.value)}
            type="text"
            value={description}
          />
        </Labelled>
      </div>
      <JournalLines currency={currency} lines={lines} onChange={setLines} />
      <Labelled hint="Goes into the audit log." htmlFor={`${id}-why`} label="Reason">
        <input
          id={`${id}-why`}
          maxLength={500}
          onChange={({ target }) => setReason(target.value)}
          type="text"
          value={reason}
        />
      </Labelled>
      <ErrorNote error={error} />
    </Dialog>
  )
}
