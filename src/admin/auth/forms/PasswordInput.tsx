'use client'

import { type ReactNode, useState } from 'react'
import { passwordHint } from '../../text/password-hint.ts'

type PasswordInputProps = {
  name: string
  label: string
  problem?: string
  /** A password to be chosen: says how to make it strong. */
  isNew?: boolean
  autoFocus?: boolean
  /** beside the label */
  aside?: ReactNode
}

/** A password that can be looked at; a new one is helped along while it is typed. */
export const PasswordInput = ({ name, label, problem, isNew = false, autoFocus, aside }: PasswordInputProps) => {
  const [isShown, setIsShown] = useState(false)
  const [typed, setTyped] = useState('')
  const id = `field-${name}`
  return (
    <div className="fh-field">
      <div className="fh-auth__labels">
        <label htmlFor={id}>{label}</label>
        {aside}
      </div>
      <div className="fh-password">
        <input
          aria-describedby={`${id}-hint`}
          aria-invalid={Boolean(problem)}
          autoCapitalize="none"
          autoComplete={isNew ? 'new-password' : 'current-password'}
          autoFocus={autoFocus}
          id={id}
          maxLength={200}
          name={name}
          onChange={isNew ? ({ target }) => setTyped(target.value) : undefined}
          required
          spellCheck={false}
          type={isShown ? 'text' : 'password'}
        />
        <button
          aria-controls={id}
          aria-label={isShown ? 'Hide the password' : 'Show the password'}
          onClick={() => setIsShown(!isShown)}
          type="button"
        >
          {isShown ? 'Hide' : 'Show'}
        </button>
      </div>
      <p
        className={problem ? 'fh-field__problem' : 'fh-field__hint'}
        id={`${id}-hint`}
        role={problem ? 'alert' : undefined}
      >
        {problem ?? (isNew ? passwordHint(typed) : '')}
      </p>
    </div>
  )
}
