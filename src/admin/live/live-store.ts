import type { LiveEvent } from './live-events.ts'

export type LiveState = 'off' | 'connecting' | 'live' | 'lost'

type Listener<T> = (value: T) => void

const channel = <T>() => {
  const listeners = new Set<Listener<T>>()
  return {
    emit: (value: T): void => listeners.forEach((listener) => listener(value)),
    subscribe: (listener: Listener<T>) => {
      listeners.add(listener)
      return (): void => void listeners.delete(listener)
    },
  }
}

const events = channel<LiveEvent>()
const states = channel<LiveState>()
const versions = channel<number>()
const edits = new Set<symbol>()
let state: LiveState = 'off'
let version = 0

/** One connection feeds every component of the page, wherever it is rendered. */
export const live = {
  /** Calls the listener for every event; returns the way to stop. */
  onEvent: events.subscribe,
  emit: events.emit,

  onState: states.subscribe,
  getState: (): LiveState => state,
  setState: (next: LiveState): void => {
    if (next === state) return
    state = next
    states.emit(next)
  },

  /** Grows when the tables of the open document are out of date. */
  onVersion: versions.subscribe,
  getVersion: (): number => version,
  bumpVersion: (): void => {
    version += 1
    versions.emit(version)
  },

  /** While a form is edited its page must not be rendered anew: that would take the input away. */
  holdForEdit: () => {
    const edit = Symbol('edit')
    edits.add(edit)
    return (): void => void edits.delete(edit)
  },
  isEdited: (): boolean => edits.size > 0,
}
