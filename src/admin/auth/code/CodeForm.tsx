'use client'

import { useId } from 'react'
import { countdownText } from '../../text/countdown.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Labelled } from '../../ui/Labelled.tsx'
import type { Factor } from '../auth-api.ts'
import { CodeInput } from './CodeInput.tsx'
import type { Code } from './use-code.ts'

type CodeFormProps = { code: Code; factors: Factor[]; sentTo?: string }

/** The code, what is wrong with it, and the other ways to bring one. */
export const CodeForm = ({ code, factors, sentTo }: CodeFormProps) => {
  const id = useId()
  const { factor, lockedSeconds, isBusy, problem, notice, round } = code
  const isLocked = lockedSeconds > 0
  const isRecovery = factor === 'recovery_code'
  return (
    <>
      <p className="fh-auth__lead">{explanation(factor, sentTo)}</p>
      <Labelled
        hint={isBusy ? 'Checking…' : notice}
        htmlFor={id}
        label={isRecovery ? 'Recovery code' : 'Code'}
        problem={isLocked ? undefined : problem}
      >
        <CodeInput
          hasProblem={Boolean(problem)}
          id={id}
          isDisabled={isBusy || isLocked}
          isRecovery={isRecovery}
          key={`${factor}-${round}`}
          onComplete={code.submit}
        />
      </Labelled>
      <p aria-live="polite" className="sr-only">
        {isBusy ? 'Checking the code' : notice}
      </p>
      {isLocked && (
        <div className="fh-error" role="alert">
          <p>
            Too many wrong codes. Try again in{' '}
            <span aria-live="off" className="fh-number">
              {countdownText(lockedSeconds)}
            </span>
            .
          </p>
        </div>
      )}
      <ErrorNote error={code.error} />
      <OtherWays code={code} factors={factors} />
    </>
  )
}

const OtherWays = ({ code, factors }: { code: Code; factors: Factor[] }) => {
  const { factor, resendSeconds, isBusy } = code
  const others = factors.filter((other) => other !== factor)
  return (
    <ul className="fh-auth__ways">
      {factor === 'email_code' && (
        <li>
          <button className="fh-link" disabled={isBusy || resendSeconds > 0} onClick={code.resend} type="button">
            {resendSeconds > 0 ? (
              <>
                Send a new code in <span className="fh-number">{countdownText(resendSeconds)}</span>
              </>
            ) : (
              'Send a new code'
            )}
          </button>
        </li>
      )}
      {others.map((other) => (
        <li key={other}>
          <button className="fh-link" disabled={isBusy} onClick={() => code.choose(other)} type="button">
            {wayText[other]}
          </button>
        </li>
      ))}
    </ul>
  )
}

const wayText: Record<Factor, string> = {
  totp: 'Use the authenticator app',
  recovery_code: 'Use a recovery code',
  email_code: 'Get a code by e-mail',
}

const explanation = (factor: Factor, sentTo: string | undefined): string => {
  if (factor === 'totp') return 'Open your authenticator app and enter the 6 digits it shows for Freehold.'
  if (factor === 'recovery_code') return 'Enter one of the recovery codes you kept. Each works once.'
  return `We sent 6 digits to ${sentTo ?? 'your e-mail address'}, good for 5 minutes.`
}
