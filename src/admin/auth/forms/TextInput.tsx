import type { InputHTMLAttributes } from 'react'
import { Labelled } from '../../ui/Labelled.tsx'

type TextInputProps = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'autoComplete' | 'autoFocus' | 'defaultValue' | 'maxLength' | 'readOnly'
> & { name: string; label: string; hint?: string; problem?: string }

/** The page never writes into it, so what was typed before the page listens stays. */
export const TextInput = ({ name, label, hint, problem, type = 'text', ...input }: TextInputProps) => {
  const id = `field-${name.replaceAll('.', '-')}`
  return (
    <Labelled hint={hint} htmlFor={id} label={label} problem={problem}>
      <input
        aria-describedby={`${id}-hint`}
        aria-invalid={Boolean(problem)}
        id={id}
        name={name}
        required
        spellCheck={type === 'text' ? undefined : false}
        type={type}
        {...input}
      />
    </Labelled>
  )
}
