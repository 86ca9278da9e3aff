'use client'

import { authApi, isPending, type SessionAnswer } from '../auth-api.ts'
import { CodeForm } from './CodeForm.tsx'
import { type Pending, pendingOf, pendingStore } from './pending-store.ts'
import { useCode } from './use-code.ts'

type CodeStepProps = {
  pending: Pending
  /** where codes go in the demo, which has no mailbox */
  demoHint?: string
  onDone: (answer: SessionAnswer, pending: Pending) => void
  /** The ticket no longer counts. */
  onGone: (pending: Pending) => void
  onBack: () => void
}

/** The second half of a log-in, and the proof of a new e-mail address. */
export const CodeStep = ({ pending, demoHint, onDone, onGone, onBack }: CodeStepProps) => {
  const { next, ticket, factors, sentTo, resendAt } = pending
  const code = useCode({
    factors,
    resendAt,
    verify: async ({ factor, code }) => {
      const answer = await (next === 'verify_email'
        ? authApi.verifyEmail({ ticket, code })
        : authApi.verifyCode({ ticket, factor, code }))
      if (isPending(answer)) pendingStore.set(pendingOf(answer, pending))
      else onDone(answer, pending)
    },
    resend: async () => {
      const sent = await authApi.resendCode(ticket)
      pendingStore.set(pendingOf({ ...sent, factors: sent.factors ?? factors, next }, pending))
    },
    onGone: () => onGone(pending),
  })
  return (
    <>
      <h1>{next === 'verify_email' ? 'Confirm your e-mail' : 'Confirm it is you'}</h1>
      <CodeForm code={code} factors={factors} sentTo={sentTo} />
      {demoHint && code.factor === 'email_code' && <p className="fh-auth__demo">{demoHint}</p>}
      <div className="fh-auth__foot">
        <button className="fh-link" disabled={code.isBusy} onClick={onBack} type="button">
          Start again
        </button>
      </div>
    </>
  )
}
