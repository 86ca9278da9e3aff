'use client'

import { Button, toast } from '@payloadcms/ui'
import { useState } from 'react'
import type { MeterConsumption } from '../../services/meters/meter-consumption.ts'
import type { ReadingResult } from '../../services/meters/record-readings.ts'
import { useAction } from '../actions/use-action.ts'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { DraftInput } from '../fields/DraftInput.tsx'
import { dateText } from '../text/date.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { useToday } from '../ui/use-today.ts'
import { lastOf, type MeterRow } from './meter-row.ts'
import { quantityText, readValue } from './reading-text.ts'

type ReadingDialogProps = { meter: MeterRow; onClose: () => void; onDone: () => void }

/** Enters a reading beside the last one; what looks wrong is asked about before it counts. */
export const ReadingDialog = ({ meter, onClose, onDone }: ReadingDialogProps) => {
  const today = useToday()
  const { can } = usePermissions()
  const [date, setDate] = useState(today)
  const [text, setText] = useState('')
  const [note, setNote] = useState('')
  const [doubtful, setDoubtful] = useState<ReadingResult>()
  const { error, isBusy, start } = useAction()
  const history = useApi<MeterConsumption>(`/meters/${meter.id}/consumption`)
  const last = lastOf(meter)
  const read = readValue(text)
  const value = read && 'value' in read ? read.value : undefined
  const used = value === undefined ? undefined : Math.round((value - last.value) * 1_000) / 1_000
  const isReady = value !== undefined && date !== '' && !doubtful

  const save = (): void =>
    start(async () => {
      const body = { readingDate: date, value, ...(note.trim() && { note }) }
      const result = await apiRequest<ReadingResult>({ method: 'POST', path: `/meters/${meter.id}/readings`, body })
      onDone()
      if (result.status === 'questioned') return setDoubtful(result)
      toast.success(`Kept: ${quantityText(result.consumption)} ${meter.measure} used.`)
      onClose()
    })
  const accept = (): void =>
    start(async () => {
      await apiRequest({ method: 'POST', path: `/meter-readings/${doubtful?.id}/accept`, body: {} })
      toast.success('The reading counts.')
      onDone()
      onClose()
    })

  return (
    <Dialog
      footer={
        doubtful ? (
          <>
            <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={onClose} type="button">
              Leave it in doubt
            </Button>
            {can('property.readings.update') && (
              <Button disabled={isBusy} margin={false} onClick={accept} type="button">
                It is right
              </Button>
            )}
          </>
        ) : (
          <>
            <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={onClose} type="button">
              Cancel
            </Button>
            <Button disabled={isBusy || !isReady} margin={false} onClick={save} type="button">
              {isBusy ? 'Working…' : 'Keep the reading'}
            </Button>
          </>
        )
      }
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={() => isReady && save()}
      title={`Reading of ${meter.identifier}`}
    >
      <p>
        It showed{' '}
        <b className="fh-number">
          {quantityText(last.value)} {meter.measure}
        </b>{' '}
        on {dateText(last.date)}
        {history.data && `, and ${quantityText(history.data.total)} were used in twelve months`}.
      </p>
      <Labelled
        hint={used === undefined ? 'With at most three decimals' : `${quantityText(used)} ${meter.measure} since then`}
        htmlFor="reading-value"
        label="It shows"
        problem={read && 'problem' in read ? read.problem : undefined}
      >
        <DraftInput
          describedBy="reading-value-hint"
          disabled={Boolean(doubtful)}
          id="reading-value"
          isInvalid={Boolean(read && 'problem' in read)}
          name="value"
          onText={setText}
          suffix={meter.measure}
          text={text}
        />
      </Labelled>
      <Labelled htmlFor="reading-date" label="Read on">
        <input
          disabled={Boolean(doubtful)}
          id="reading-date"
          max={today}
          onChange={({ target }) => setDate(target.value)}
          type="date"
          value={date}
        />
      </Labelled>
      <Labelled htmlFor="reading-note" label="Note">
        <input
          disabled={Boolean(doubtful)}
          id="reading-note"
          maxLength={500}
          onChange={({ target }) => setNote(target.value)}
          type="text"
          value={note}
        />
      </Labelled>
      {doubtful && (
        <p className="fh-warning" role="alert">
          This looks wrong: {doubtful.doubt} It is kept, and counts when somebody says that it is right.
        </p>
      )}
      <ErrorNote error={error} />
    </Dialog>
  )
}
