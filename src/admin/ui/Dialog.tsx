'use client'

import { type ReactNode, type SyntheticEvent, useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'

type DialogProps = {
  title: string
  children: ReactNode
  /** buttons */
  footer: ReactNode
  onClose: () => void
  /** While something runs, neither Escape nor a click beside it closes the dialog. */
  isBusy?: boolean
  isWide?: boolean
  /** Enter in a field of the dialog. */
  onSubmit?: () => void
}

/** A modal of its own: rendered outside the document's form, so that Enter never saves the document behind it. */
export const Dialog = ({ title, children, footer, onClose, isBusy = false, isWide = false, onSubmit }: DialogProps) => {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])

  const close = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (!isBusy) onClose()
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    // React lets the event pass on to the document's form, which is the parent in its tree.
    event.stopPropagation()
    if (!isBusy) onSubmit?.()
  }

  return createPortal(
    <dialog
      aria-labelledby={titleId}
      className={`fh-dialog${isWide ? ' fh-dialog--wide' : ''}`}
      onCancel={close}
      onMouseDown={(event) => event.target === ref.current && close(event)}
      ref={ref}
    >
      <form className="fh-dialog__form" onSubmit={submit}>
        <h2 className="fh-dialog__title" id={titleId}>
          {title}
        </h2>
        <div className="fh-dialog__body">{children}</div>
        <div className="fh-dialog__footer">{footer}</div>
      </form>
    </dialog>,
    document.body,
  )
}
