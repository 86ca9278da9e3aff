import { crud, viewOnly, type Module } from './actions.ts'

const money = { money: true } as const
const upTo = { money: true, limited: true } as const

/** From the reservation of a unit to its hand-over. */
export const sales = {
  label: 'Sales',
  things: {
    pipeline: { label: 'Pipeline', actions: viewOnly },
    plans: { label: 'Payment plans', actions: { ...crud, approve: { label: 'Approve and reject' } } },
    reservations: {
      label: 'Reservations',
      actions: {
        ...crud,
        confirm: { label: 'Confirm' },
        extend: { label: 'Extend' },
        cancel: { label: 'Cancel' },
      },
    },
    offers: {
      label: 'Offers',
      actions: {
        ...crud,
        approve: { label: 'Approve and reject', limited: true },
        send: { label: 'Send' },
        decide: { label: 'Record the answer' },
        withdraw: { label: 'Withdraw' },
      },
    },
    contracts: {
      label: 'Contracts of sale',
      actions: {
        ...crud,
        approve: { label: 'Approve and reject', limited: true },
        sign: { label: 'Record the signature' },
        activate: { label: 'Activate' },
        cancel: { label: 'Cancel', ...money },
        transfer: { label: 'Transfer' },
        amend: { label: 'Change the terms' },
      },
    },
    instalments: {
      label: 'Instalments',
      actions: { view: { label: 'View' }, certify: { label: 'Certify a milestone', ...money } },
    },
    commissions: {
      label: 'Commissions',
      actions: {
        view: { label: 'View' },
        create: { label: 'Add', ...money },
        update: { label: 'Edit', ...money },
        approve: { label: 'Approve and reject', ...upTo },
        pay: { label: 'Pay', ...upTo },
        cancel: { label: 'Cancel', ...money },
      },
    },
    team: { label: 'Sales team', actions: { view: { label: 'View' }, update: { label: 'Assign' } } },
  },
} as const satisfies Module
