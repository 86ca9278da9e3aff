import { crud, type Module } from './actions.ts'

/** Files, and what is written from templates. */
export const documents = {
  label: 'Documents',
  things: {
    files: { label: 'Files', actions: crud },
    templates: { label: 'Templates', actions: crud },
    agreements: {
      label: 'Agreements',
      actions: { ...crud, send: { label: 'Send' }, sign: { label: 'Record the signature' } },
    },
  },
} as const satisfies Module
