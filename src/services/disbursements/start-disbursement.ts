import type { PayloadRequest } from 'payload'
import { requireWithinLimit } from '../../access/require-within-limit.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { settingsIn } from '../companies.ts'
import { chooseGateway, type OpenGateway } from '../gateways/gateway-account.ts'
import { type DisbursementView, disbursementView } from './disbursement-view.ts'
import { succeed } from './finish-attempt.ts'
import { ownBankAccount, type Payee, payeeAccount } from './payee.ts'
import { moveOf, postAttempt } from './post-attempt.ts'
import { knownAttempt, type NewAttempt, storeAttempt } from './store-attempt.ts'
import { submitAttempt } from './submit-attempt.ts'
import type { DisbursementKind, DisbursementMethod, OpenSubject } from './subject.ts'
import { subjects } from './subjects.ts'

export type DisbursementRequest = {
  req: PayloadRequest
  company: string
  kind: DisbursementKind
  /** of the document */
  id: string
  /** minor units; all that is left when absent */
  amountMinor?: number
  method: DisbursementMethod
  /** of the payee; not for cash */
  account?: string
  gatewayAccount?: string
  /** the company's own account that a bank transfer by hand left from */
  bankAccount?: string
  idempotency: { key: string; requestHash: string }
}

/**
 * Pays a document, by hand at once or through a gateway. The attempt is stored and committed before the gateway is called,
 * so that neither a crash nor a callback that overtakes the answer loses it. The same key answers the same attempt and
 * calls nobody.
 * @throws 400, 403 beyond the limit, 404, 409 when it is paid, under way or in the wrong state
 */
export const startDisbursement = async (request: DisbursementRequest): Promise<DisbursementView> => {
  const { req, company, idempotency } = request
  const started = await withTransaction(req, async (tx) => {
    const known = await knownAttempt(tx, company, idempotency)
    return known ? { id: known } : begin(tx, request)
  })
  if ('send' in started && started.send) await submitAttempt({ req, kind: request.kind, ...started.send })
  return disbursementView(req, company, started.id)
}

type Sending = { attempt: NewAttempt; opened: OpenGateway; payee: Payee }

const begin = async (tx: Tx, request: DisbursementRequest): Promise<{ id: string; send?: Sending }> => {
  const { req, company, kind, id, method, idempotency } = request
  const subject = await subjects[kind].open({ req, tx, company, id })
  const amount = amountOf(request, subject)
  const { permission } = subjects[kind]
  await requireWithinLimit({ req, tx, company, permission, amountMinor: amount, currency: subject.currency })
  const isByHand = method === 'cash' || (method === 'bank' && !request.gatewayAccount)
  const payee = method === 'cash' || (isByHand && !request.account) ? null : await payeeOf(tx, request, subject)
  const opened = isByHand ? undefined : await gatewayOf(tx, request, subject)
  const attempt = await storeAttempt({
    ...{ req, tx, company, kind, id, subject, amount, method, payee, idempotency },
    gatewayAccount: opened?.account.id ?? null,
    bankAccount: method === 'bank' && isByHand ? await ownBankAccount(tx, company, request.bankAccount) : null,
  })
  const settings = await settingsIn(tx, company)
  const entries = await subjects[kind].onSent(moveOf({ req, tx, company: settings, attempt }))
  await postAttempt({ tx, company: settings, attempt, step: 'sent', entries: [entries] })
  if (opened && payee) return { id: attempt.id, send: { attempt, opened, payee } }
  await succeed({ req, tx, company: settings, kind, attempt })
  return { id: attempt.id }
}

const amountOf = ({ amountMinor }: DisbursementRequest, { leftMinor }: OpenSubject): bigint => {
  if (leftMinor <= 0n) throw conflict('This is paid already.')
  const amount = amountMinor === undefined ? leftMinor : BigInt(amountMinor)
  if (amount <= 0n) throw validationError('The amount must be above zero.', 'amountMinor')
  if (amount > leftMinor) throw validationError('The amount is above what is still owed.', 'amountMinor')
  return amount
}

const payeeOf = (
  tx: Tx,
  { company, account, method }: DisbursementRequest,
  { person }: OpenSubject,
): Promise<Payee> => {
  if (method === 'cash') throw new RangeError('Cash needs no account')
  return payeeAccount({ tx, company, id: account, person, method })
}

const gatewayOf = async (tx: Tx, request: DisbursementRequest, { currency }: OpenSubject): Promise<OpenGateway> => {
  const opened = await chooseGateway(tx, request.company, currency, request.gatewayAccount)
  if (!opened?.gateway.capabilities.payout)
    throw conflict(`There is no active gateway account for ${currency}. Add one under Finance, Gateway accounts.`)
  return opened
}
