'use client'

import { useState } from 'react'

type DraftInputProps = {
  id: string
  name: string
  /** what the value looks like when nobody types */
  text: string
  /** takes what was typed; returns what is wrong with it */
  onText: (text: string) => void
  prefix?: string
  suffix?: string
  placeholder?: string
  disabled?: boolean
  /** What could not be read stays as it was typed. */
  isInvalid?: boolean
  describedBy?: string
  /** for an input whose label is not on the page */
  label?: string
}

/** A text input that leaves the typing alone and shows the formatted value when it is left. */
export const DraftInput = ({
  id,
  name,
  text,
  onText,
  prefix,
  suffix,
  placeholder,
  disabled,
  isInvalid,
  describedBy,
  label,
}: DraftInputProps) => {
  const [draft, setDraft] = useState<string>()
  return (
    <div className="fh-affixed">
      {prefix && <span className="fh-affixed__prefix">{prefix}</span>}
      <input
        aria-describedby={describedBy}
        aria-label={label}
        autoComplete="off"
        className="fh-affixed__input"
        aria-invalid={isInvalid}
        disabled={disabled}
        id={id}
        inputMode="decimal"
        name={name}
        onBlur={() => !isInvalid && setDraft(undefined)}
        onChange={({ target }) => {
          setDraft(target.value)
          onText(target.value)
        }}
        onFocus={({ target }) => target.select()}
        placeholder={placeholder}
        type="text"
        value={draft ?? text}
      />
      {suffix && <span className="fh-affixed__suffix">{suffix}</span>}
    </div>
  )
}
