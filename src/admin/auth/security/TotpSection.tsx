'use client'

import { Button, toast } from '@payloadcms/ui'
import { useState } from 'react'
import { useAction } from '../../actions/use-action.ts'
import { instantDayText } from '../../text/date.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { authApi, type SecurityState, type TotpSetup } from '../auth-api.ts'
import { DisableTotpDialog } from './DisableTotpDialog.tsx'
import { RecoveryCodesDialog } from './RecoveryCodesDialog.tsx'
import { Section } from './Section.tsx'
import { TotpSetupDialog } from './TotpSetupDialog.tsx'

type TotpSectionProps = { state: SecurityState | undefined; onChange: () => void }

const fewCodes = 3

/** The authenticator app and the codes for the day the phone is gone. */
export const TotpSection = ({ state, onChange }: TotpSectionProps) => {
  const [setup, setSetup] = useState<TotpSetup>()
  const [codes, setCodes] = useState<string[]>()
  const [isDisabling, setIsDisabling] = useState(false)
  const { error, isBusy, start } = useAction()

  const begin = (): void => start(async () => setSetup(await authApi.setUpTotp()))
  const renewCodes = (): void => start(async () => setCodes((await authApi.newRecoveryCodes()).recoveryCodes))
  const isOn = state?.totp.enabled ?? false

  return (
    <Section
      actions={
        state && (
          <>
            {isOn ? (
              <>
                <Button
                  buttonStyle="secondary"
                  disabled={isBusy}
                  margin={false}
                  onClick={renewCodes}
                  size="small"
                  type="button"
                >
                  New recovery codes
                </Button>
                <Button
                  buttonStyle="secondary"
                  disabled={isBusy}
                  margin={false}
                  onClick={() => setIsDisabling(true)}
                  size="small"
                  type="button"
                >
                  Switch off
                </Button>
              </>
            ) : (
              <Button disabled={isBusy} margin={false} onClick={begin} size="small" type="button">
                {isBusy ? 'Preparing…' : 'Set up an authenticator app'}
              </Button>
            )}
          </>
        )
      }
      lead={state ? leadOf(state) : <span className="fh-skeleton" />}
      title="Second factor"
    >
      {isOn && state && state.recoveryCodesLeft < fewCodes && (
        <p className="fh-section__warn">
          {state.recoveryCodesLeft === 0 ? 'No recovery codes are left.' : `${state.recoveryCodesLeft} left.`} Make new
          ones before you need them.
        </p>
      )}
      <ErrorNote error={error} />
      {setup && (
        <TotpSetupDialog
          onClose={() => setSetup(undefined)}
          onDone={(recoveryCodes) => {
            setSetup(undefined)
            setCodes(recoveryCodes)
            onChange()
          }}
          setup={setup}
        />
      )}
      {codes && (
        <RecoveryCodesDialog
          codes={codes}
          onClose={() => {
            setCodes(undefined)
            onChange()
          }}
        />
      )}
      {isDisabling && (
        <DisableTotpDialog
          onClose={() => setIsDisabling(false)}
          onDone={() => {
            setIsDisabling(false)
            toast.success('The authenticator app is switched off.')
            onChange()
          }}
        />
      )}
    </Section>
  )
}

const leadOf = ({ totp, recoveryCodesLeft }: SecurityState): string =>
  totp.enabled
    ? `Authenticator app, ${totp.since ? `on since ${instantDayText(totp.since)}` : 'on'}. ${recoveryCodesLeft} recovery codes left.`
    : 'An app on your phone makes the codes, even offline. Until then they come by e-mail where one is asked for.'
