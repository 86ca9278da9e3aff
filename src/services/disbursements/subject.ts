import type { PayloadRequest } from 'payload'
import type { PermissionCode } from '../../access/permissions.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Dimensions, Entry } from '../../domain/ledger/entry.ts'
import type { PayingAccount } from '../../domain/ledger/money-out-postings.ts'
import type { CompanySettings } from '../companies.ts'

export type DisbursementKind = 'payout' | 'expense' | 'refund'

export type DisbursementMethod = 'cash' | 'bank' | 'mobile' | 'paybill' | 'till'

/** A document that money may leave for, locked until the transaction ends. */
export type OpenSubject = {
  /** its number; references begin with it */
  number: string
  /** whose verified account the money goes to */
  person: string | null
  currency: string
  /** what may still be paid, above zero */
  leftMinor: bigint
  /** what entries of this document are about */
  place: Dimensions
}

/** What a subject is told about an attempt; amounts in minor units. */
export type AttemptMove = {
  req: PayloadRequest
  tx: Tx
  company: CompanySettings & { today: string }
  /** the document */
  id: string
  amount: bigint
}

/** Where the money left from, and what the gateway took for it. */
export type MoneyLeft = AttemptMove & { money: PayingAccount; charge: bigint }

/**
 * What the engine needs of a document that is paid. Every function runs in the engine's transaction, with the document
 * locked before the attempt; entries are posted by the engine together with the change of the attempt.
 */
export type DisbursementSubject = {
  /** the right to pay it; its role limit holds for every attempt */
  permission: PermissionCode
  /** Locks the document. @throws 404 for one of another company, 409 when it cannot be paid as it stands */
  open(args: { req: PayloadRequest; tx: Tx; company: string; id: string }): Promise<OpenSubject>
  /** Locks the document in whatever state it is, for an attempt that is over. @throws 404 */
  lock(args: { tx: Tx; company: string; id: string }): Promise<OpenSubject>
  /** An attempt begins: before the gateway is called, or just before cash is booked. */
  onSent(move: AttemptMove): Promise<Entry[]>
  /** The money left: moves what is paid and the status. */
  onSucceeded(left: MoneyLeft): Promise<Entry[]>
  /** It did not leave. */
  onFailed(move: AttemptMove): Promise<Entry[]>
  /** Money left beyond what was owed: entries by which the payee owes it back. The document stays as it is. */
  onExcess(left: MoneyLeft): Promise<Entry[]>
}
