'use client'

import { Button, toast } from '@payloadcms/ui'
import { type ReactNode, useId, useState } from 'react'
import { useAction } from '../actions/use-action.ts'
import { Dialog } from './Dialog.tsx'
import { ErrorNote } from './ErrorNote.tsx'
import { Labelled } from './Labelled.tsx'

type ConfirmDialogProps = {
  title: string
  /** on the button that does it */
  label: string
  /** what will happen, and what else has to be known */
  children: ReactNode
  /** told when it is done */
  done: string
  needsReason?: boolean
  isComplete?: boolean
  onConfirm: (reason: string) => Promise<unknown>
  onClose: () => void
}

const shortestReason = 3

/** Says what will happen, asks why where that is kept, and does it. */
export const ConfirmDialog = ({
  title,
  label,
  children,
  done,
  needsReason = false,
  isComplete = true,
  onConfirm,
  onClose,
}: ConfirmDialogProps) => {
  const id = useId()
  const [reason, setReason] = useState('')
  const { error, isBusy, start } = useAction()
  const isReady = isComplete && (!needsReason || reason.trim().length >= shortestReason)
  const submit = (): void =>
    start(async () => {
      await onConfirm(reason.trim())
      toast.success(done)
      onClose()
    })

  return (
    <Dialog
      footer={
        <>
          <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={onClose} type="button">
            Cancel
          </Button>
          <Button disabled={isBusy || !isReady} margin={false} onClick={submit} type="button">
            {isBusy ? 'Working…' : label}
          </Button>
        </>
      }
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={() => isReady && submit()}
      title={title}
    >
      {children}
      {needsReason && (
        <Labelled hint="Goes into the audit log." htmlFor={id} label="Reason">
          <textarea
            id={id}
            maxLength={500}
            onChange={({ target }) => setReason(target.value)}
            rows={3}
            value={reason}
          />
        </Labelled>
      )}
      <ErrorNote error={error} />
    </Dialog>
  )
}
