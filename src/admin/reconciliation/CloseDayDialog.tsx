'use client'

import { useId, useState } from 'react'
import { apiRequest, newIdempotencyKey } from '../api/request.ts'
import { DraftInput } from '../fields/DraftInput.tsx'
import { digitsText, readAmount } from '../text/amount.ts'
import { dateText } from '../text/date.ts'
import { Amount } from '../ui/Amount.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import type { ClosingAccount } from './ClosingPage.tsx'

type CloseDayDialogProps = { account: ClosingAccount; day: string; onClose: () => void; onClosed: () => void }

/** What is really there, and why it is not what the books expect. */
export const CloseDayDialog = ({ account, day, onClose, onClosed }: CloseDayDialogProps) => {
  const id = useId()
  const { currency, expectedMinor, statementMinor, statementOn, closing } = account
  const [idempotencyKey] = useState(newIdempotencyKey)
  const [actual, setActual] = useState<number | null>(
    closing?.actualMinor ?? (statementOn === day ? statementMinor : null),
  )
  const [problem, setProblem] = useState<string>()
  const [note, setNote] = useState(closing?.note ?? '')
  const difference = actual === null ? null : actual - expectedMinor
  const isNamed = note.trim().length >= 3
  return (
    <ConfirmDialog
      done="The day is closed."
      isComplete={actual !== null && !problem && (note.trim() === '' || isNamed)}
      label="Close the day"
      onClose={onClose}
      onConfirm={async () => {
        await apiRequest({
          method: 'POST',
          path: '/finance/reconciliation/closings',
          idempotencyKey,
          body: { account: account.account, day, actualMinor: actual, ...(isNamed && { note: note.trim() }) },
        })
        onClosed()
      }}
      title={`${account.name}, ${dateText(day)}`}
    >
      <p>
        In the books: <Amount currency={currency} minor={expectedMinor} />
      </p>
      <Labelled
        hint="As the statement or the count says."
        htmlFor={`${id}-actual`}
        label="Really there"
        problem={problem}
      >
        <DraftInput
          describedBy={`${id}-actual-hint`}
          id={`${id}-actual`}
          isInvalid={Boolean(problem)}
          name="actual"
          onText={(text) => {
            const read = readAmount(text, currency)
            setProblem('problem' in read ? read.problem : undefined)
            if ('minor' in read) setActual(read.minor)
          }}
          prefix={currency}
          text={digitsText(actual, currency)}
        />
      </Labelled>
      {difference !== null && difference !== 0 && (
        <p>
          Difference: <Amount currency={currency} minor={difference} />. Without a reason it stays open.
        </p>
      )}
      <Labelled hint="What explains a difference." htmlFor={`${id}-note`} label="Note">
        <input
          id={`${id}-note`}
          maxLength={500}
          onChange={({ target }) => setNote(target.value)}
          type="text"
          value={note}
        />
      </Labelled>
    </ConfirmDialog>
  )
}
