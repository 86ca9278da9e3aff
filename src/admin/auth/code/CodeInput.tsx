'use client'

import { Button } from '@payloadcms/ui'
import { type ChangeEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'

type CodeInputProps = {
  id: string
  isDisabled: boolean
  hasProblem: boolean
  /** Called once the code has all its digits, and by Enter. */
  onComplete: (code: string) => void
  /** A recovery code has letters and no fixed length. */
  isRecovery?: boolean
}

const length = 6

/** One field, so that paste, autofill and screen readers treat the code as one thing. Six digits go by themselves. */
export const CodeInput = ({ id, isDisabled, hasProblem, onComplete, isRecovery = false }: CodeInputProps) => {
  const [code, setCode] = useState('')
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => ref.current?.focus(), [])

  const change = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    if (isRecovery) return setCode(target.value.slice(0, 40))
    const digits = target.value.replace(/\D/g, '').slice(0, length)
    setCode(digits)
    if (digits.length === length && digits !== code) onComplete(digits)
  }
  const isComplete = isRecovery ? code.trim() !== '' : code.length === length
  const submit = (): void => {
    if (isComplete && !isDisabled) onComplete(code.trim())
  }
  const submitByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    submit()
  }

  return (
    <div className="fh-code-row">
      <input
        aria-describedby={`${id}-hint`}
        aria-invalid={hasProblem}
        autoCapitalize={isRecovery ? 'characters' : 'none'}
        autoComplete={isRecovery ? 'off' : 'one-time-code'}
        className={`fh-code${isRecovery ? ' fh-code--recovery' : ''}`}
        id={id}
        inputMode={isRecovery ? 'text' : 'numeric'}
        name="code"
        onChange={change}
        onKeyDown={submitByKey}
        placeholder={isRecovery ? undefined : '······'}
        // A disabled field would lose the focus between two tries.
        readOnly={isDisabled}
        ref={ref}
        spellCheck={false}
        value={code}
      />
      <Button disabled={isDisabled || !isComplete} margin={false} onClick={submit} type="button">
        Confirm
      </Button>
    </div>
  )
}
