import { live } from './live-store.ts'

// Payload keeps the button of an unchanged document disabled; on a new document it is always on.
const savable = '#action-save:not([disabled])'
const lookAgainMs = 500

/** Whether rendering the page anew would take somebody's input away. */
const hasUnsavedInput = (): boolean => live.isEdited() || document.querySelector(savable) !== null

/** Runs once nothing is unsaved, which may be now; returns the way to give up. */
export const whenSaved = (run: () => void): (() => void) => {
  if (!hasUnsavedInput()) {
    run()
    return () => undefined
  }
  const timer = setInterval(() => {
    if (hasUnsavedInput()) return
    clearInterval(timer)
    run()
  }, lookAgainMs)
  return () => clearInterval(timer)
}
