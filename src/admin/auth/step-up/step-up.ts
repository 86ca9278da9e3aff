import type { AskForFactor } from './step-up-fetch.ts'

/** The dialog of the open page, for who wants to ask before a call; unset until the page is alive. */
export const stepUp: { ask?: AskForFactor } = {}
