import { maskedNumber } from './identity.ts'
import { normalisePhone, type PhoneCountry } from './phone.ts'
import type { TransitionTable } from './transitions.ts'

export type AccountKind = 'mobile' | 'bank' | 'paybill' | 'till'
export type AccountStatus = 'unverified' | 'verified' | 'rejected'

export const accountKinds = ['mobile', 'bank', 'paybill', 'till'] as const satisfies readonly AccountKind[]

export const isAccountKind = (value: unknown): value is AccountKind => accountKinds.some((kind) => kind === value)

/** A rejected account is changed, which makes it unverified again; nobody verifies it as it is. */
export const accountTransitions = {
  unverified: ['verified', 'rejected'],
  verified: ['rejected'],
  rejected: [],
} as const satisfies TransitionTable<AccountStatus>

/** Digits of pay bills and tills as operators give them out; letters too where banks have them. */
const shapes: Record<Exclude<AccountKind, 'mobile'>, { shape: RegExp; hint: string }> = {
  bank: { shape: /^(?=.*\d)[A-Z0-9]{5,34}$/, hint: 'A bank account has 5 to 34 digits and letters.' },
  paybill: {
    shape: /^\d{5,7}(?:#[A-Z0-9]{1,20})?$/,
    hint: 'A pay bill number has 5 to 7 digits; an account at it follows after #.',
  },
  till: { shape: /^\d{5,8}$/, hint: 'A till number has 5 to 8 digits.' },
}

/**
 * The number of an account as it is kept: E.164 for mobile money, digits and capitals otherwise.
 * @returns what is wrong with it, where it is no such number
 */
export const normaliseAccountNumber = ({
  kind,
  text,
  country,
}: {
  kind: AccountKind
  text: string
  country?: PhoneCountry
}): { number: string } | { problem: string } => {
  if (kind === 'mobile') {
    const number = normalisePhone({ text, country })
    return number ? { number } : { problem: 'Enter the phone number of the account, such as +254 712 345 678.' }
  }
  const number = text.toUpperCase().replaceAll(/[\s-]/g, '')
  const { shape, hint } = shapes[kind]
  return shape.test(number) ? { number } : { problem: hint }
}

/** Names of the channels by the codes that the gateway has for them. */
const channels: Readonly<Record<string, string>> = {
  '0': 'SasaPay',
  '63902': 'M-Pesa',
  '63903': 'Airtel Money',
  '63907': 'T-Kash',
}

const kindNames: Record<AccountKind, string> = { mobile: 'Mobile', bank: 'Bank', paybill: 'Pay bill', till: 'Till' }

/** What everybody may see of an account: 'M-Pesa ···678'. */
export const accountLabel = ({ kind, provider, number }: { kind: AccountKind; provider: string; number: string }) => {
  const name = kind === 'mobile' ? (channels[provider] ?? `Mobile ${provider}`) : `${kindNames[kind]} ${provider}`
  return `${name} ${maskedNumber(number)}`
}

export type PayeeAccount = {
  status: AccountStatus
  isActive: boolean | null
  /** ISO; before it nothing is paid there */
  usableFrom: string | null
  deletedAt?: string | null
}

export type Usability = { isUsable: true } | { isUsable: false; reason: string; from?: string }

/** Whether money may go to an account: checked by somebody else than who changed it, and waited for long enough. */
export const usablePayee = ({ account, at }: { account: PayeeAccount; at: Date }): Usability => {
  if (account.deletedAt) return { isUsable: false, reason: 'The account was removed.' }
  if (!account.isActive) return { isUsable: false, reason: 'The account is not in use.' }
  if (account.status === 'rejected') return { isUsable: false, reason: 'The account was rejected.' }
  if (account.status !== 'verified') return { isUsable: false, reason: 'The account has not been verified yet.' }
  if (account.usableFrom && Date.parse(account.usableFrom) > at.getTime())
    return { isUsable: false, reason: 'The account was changed lately and waits.', from: account.usableFrom }
  return { isUsable: true }
}
