import { conflict } from '../../platform/errors.ts'
import type { StoredPayment } from './lock-payments.ts'

/** @throws 409 for money that waits for the bank, came back, or was taken back */
export const requireReceived = ({ status }: Pick<StoredPayment, 'status'>): void => {
  if (status !== 'received') throw conflict(`This payment is ${status}: nothing of it is on invoices.`)
}
