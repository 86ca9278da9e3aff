import type { ReactNode } from 'react'

type LabelledProps = { label: string; htmlFor: string; hint?: string; problem?: string; children: ReactNode }

/** A field of a dialog: label above, hint or problem below on a line that is always there. */
export const Labelled = ({ label, htmlFor, hint, problem, children }: LabelledProps) => (
  <div className="fh-field">
    <label htmlFor={htmlFor}>{label}</label>
    {children}
    <p
      className={problem ? 'fh-field__problem' : 'fh-field__hint'}
      id={`${htmlFor}-hint`}
      role={problem ? 'alert' : undefined}
    >
      {problem ?? hint ?? ''}
    </p>
  </div>
)
