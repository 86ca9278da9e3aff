'use client'

import { Button } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { ApiFailure } from '../../api/request.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Labelled } from '../../ui/Labelled.tsx'
import { authApi, type TotpSetup } from '../auth-api.ts'
import { CodeInput } from '../code/CodeInput.tsx'
import { CopyButton } from './CopyButton.tsx'

type TotpSetupDialogProps = { setup: TotpSetup; onClose: () => void; onDone: (recoveryCodes: string[]) => void }

/** Scan, then prove with one code that the app and the clock are right. */
export const TotpSetupDialog = ({ setup, onClose, onDone }: TotpSetupDialogProps) => {
  const id = useId()
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [round, setRound] = useState(0)
  const isWrong = error instanceof ApiFailure && error.status === 400

  const confirm = async (code: string): Promise<void> => {
    setIsBusy(true)
    setError(undefined)
    try {
      onDone((await authApi.confirmTotp(code)).recoveryCodes)
    } catch (failure) {
      setError(failure)
      setRound((count) => count + 1)
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <Dialog
      footer={
        <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={onClose} type="button">
          Cancel
        </Button>
      }
      isBusy={isBusy}
      onClose={onClose}
      title="Set up an authenticator app"
    >
      <ol className="fh-steps">
        <li>
          <p>Scan this with the app: Google Authenticator, Microsoft Authenticator, Aegis or any other.</p>
          <img alt="The secret as a QR code" className="fh-qr" height={184} src={setup.qr} width={184} />
          <p className="fh-quiet">Or type it in:</p>
          <p className="fh-secret">
            <code>{inGroups(setup.secret)}</code>
            <CopyButton text={setup.secret} what="the secret" />
          </p>
        </li>
        <li>
          <p>Enter the 6 digits that it shows now.</p>
          <Labelled
            hint={isBusy ? 'Checking…' : ''}
            htmlFor={id}
            label="Code"
            problem={isWrong ? error.message : undefined}
          >
            <CodeInput
              hasProblem={isWrong}
              id={id}
              isDisabled={isBusy}
              key={round}
              onComplete={(code) => void confirm(code)}
            />
          </Labelled>
          {!isWrong && <ErrorNote error={error} />}
        </li>
      </ol>
    </Dialog>
  )
}

/** 'JBSWY3DPEHPK' -> 'JBSW Y3DP EHPK', as it is read aloud. */
const inGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret
