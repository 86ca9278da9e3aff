'use client'

import { Button } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { authApi } from '../auth-api.ts'
import { CodeForm } from '../code/CodeForm.tsx'
import { type Pending, pendingOf } from '../code/pending-store.ts'
import { useCode } from '../code/use-code.ts'

type StepUpDialogProps = { onClose: (isProven: boolean) => void }

/** A fresh proof before something that matters. */
export const StepUpDialog = ({ onClose }: StepUpDialogProps) => {
  const [asked, setAsked] = useState<Pending>()
  const [error, setError] = useState<unknown>()

  const request = useCallback((): void => {
    authApi
      .startStepUp()
      .then((answer) => setAsked(pendingOf({ ...answer, next: 'second_factor' }, { page: 'step-up' })), setError)
  }, [])
  useEffect(request, [request])

  return (
    <Dialog
      footer={
        <Button buttonStyle="secondary" margin={false} onClick={() => onClose(false)} type="button">
          Cancel
        </Button>
      }
      onClose={() => onClose(false)}
      title="Confirm it is you"
    >
      <div className="fh-step-up">
        {asked ? (
          <StepUpCode
            asked={asked}
            key={asked.ticket}
            onAsked={setAsked}
            // Too late for this ticket: the next one brings a new code.
            onGone={request}
            onProven={() => onClose(true)}
          />
        ) : (
          error === undefined && <span className="fh-skeleton" />
        )}
        <ErrorNote error={error} />
      </div>
    </Dialog>
  )
}

type StepUpCodeProps = {
  asked: Pending
  onAsked: (asked: Pending) => void
  onProven: () => void
  onGone: () => void
}

const StepUpCode = ({ asked, onAsked, onProven, onGone }: StepUpCodeProps) => {
  const { ticket, factors, resendAt, sentTo } = asked
  const code = useCode({
    factors,
    resendAt,
    verify: async ({ factor, code }) => {
      await authApi.verifyCode({ ticket, factor, code })
      onProven()
    },
    resend: async () => {
      const sent = await authApi.resendCode(ticket)
      onAsked(pendingOf({ ...sent, factors: sent.factors ?? factors, next: 'second_factor' }, asked))
    },
    onGone,
  })
  return <CodeForm code={code} factors={factors} sentTo={sentTo} />
}
