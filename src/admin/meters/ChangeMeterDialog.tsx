'use client'

import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { DraftInput } from '../fields/DraftInput.tsx'
import { dateText } from '../text/date.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { useToday } from '../ui/use-today.ts'
import { lastOf, type MeterRow } from './meter-row.ts'
import { quantityText, readValue } from './reading-text.ts'

type ChangeMeterDialogProps = { kind: 'replace' | 'remove'; meter: MeterRow; onClose: () => void; onDone: () => void }

/** Takes a meter away with its final reading, and puts another in its place. */
export const ChangeMeterDialog = ({ kind, meter, onClose, onDone }: ChangeMeterDialogProps) => {
  const today = useToday()
  const [date, setDate] = useState(today)
  const [final, setFinal] = useState('')
  const [identifier, setIdentifier] = useState('')
  const [initial, setInitial] = useState('0')
  const isReplace = kind === 'replace'
  const last = lastOf(meter)
  const finalReading = readValue(final)
  const initialReading = readValue(initial)
  const isComplete =
    date !== '' &&
    finalReading !== undefined &&
    'value' in finalReading &&
    (!isReplace || (identifier.trim() !== '' && initialReading !== undefined && 'value' in initialReading))

  const confirm = async (reason: string): Promise<void> => {
    const body = {
      date,
      finalReading: finalReading && 'value' in finalReading ? finalReading.value : undefined,
      ...(isReplace && {
        newIdentifier: identifier.trim(),
        newInitialReading: initialReading && 'value' in initialReading ? initialReading.value : 0,
      }),
      reason,
    }
    await apiRequest({ method: 'POST', path: `/meters/${meter.id}/${kind}`, body })
    onDone()
  }

  return (
    <ConfirmDialog
      done={isReplace ? 'The new meter is in its place.' : 'The meter is removed.'}
      isComplete={isComplete}
      label={isReplace ? 'Replace' : 'Remove'}
      needsReason
      onClose={onClose}
      onConfirm={confirm}
      title={`${isReplace ? 'Replace' : 'Remove'} ${meter.identifier}`}
    >
      <p>
        It showed {quantityText(last.value)} {meter.measure} on {dateText(last.date)}.{' '}
        {isReplace ? 'Consumption goes on with the new meter.' : 'Its readings stay.'}
      </p>
      <Labelled htmlFor="change-date" label="Day">
        <input id="change-date" max={today} onChange={({ target }) => setDate(target.value)} type="date" value={date} />
      </Labelled>
      <Labelled
        htmlFor="change-final"
        label="Final reading"
        problem={finalReading && 'problem' in finalReading ? finalReading.problem : undefined}
      >
        <DraftInput id="change-final" name="final" onText={setFinal} suffix={meter.measure} text={final} />
      </Labelled>
      {isReplace && (
        <>
          <Labelled htmlFor="change-number" label="Number of the new meter">
            <input
              autoComplete="off"
              id="change-number"
              maxLength={100}
              onChange={({ target }) => setIdentifier(target.value)}
              type="text"
              value={identifier}
            />
          </Labelled>
          <Labelled
            htmlFor="change-initial"
            label="The new one shows"
            problem={initialReading && 'problem' in initialReading ? initialReading.problem : undefined}
          >
            <DraftInput id="change-initial" name="initial" onText={setInitial} suffix={meter.measure} text={initial} />
          </Labelled>
        </>
      )}
    </ConfirmDialog>
  )
}
