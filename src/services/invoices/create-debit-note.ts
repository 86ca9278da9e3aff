import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import { hashRequest } from '../idempotency.ts'
import type { InvoiceInput } from './check-invoice.ts'
import { createInvoice } from './create-invoice.ts'
import { lockInvoice } from './lock-invoice.ts'
import type { InvoiceAnswer } from './read-invoice.ts'

type Debit = {
  req: PayloadRequest
  company: string
  id: string
  input: Omit<InvoiceInput, 'person' | 'unit' | 'contract' | 'project' | 'currency'>
  idempotency: { key: string; requestHash: string }
}

/** A draft that charges the payer of an issued invoice more for the same thing. @throws 404; 409 for what is not issued */
export const createDebitNote = ({ req, company, id, input, idempotency }: Debit): Promise<InvoiceAnswer> =>
  withTransaction(req, async (tx) => {
    const { status, person, unit, contract, project, currency } = await lockInvoice(tx, company, id)
    if (status !== 'issued') throw conflict('Only an issued invoice can be added to.')
    return createInvoice({
      req,
      company,
      input: { ...input, person, unit, contract, project, currency },
      kind: 'debit_note',
      corrects: id,
      // the path of the route does not tell which invoice
      idempotency: { ...idempotency, requestHash: hashRequest({ id, request: idempotency.requestHash }) },
    })
  })
