import type { CollectionBeforeChangeHook, CollectionBeforeValidateHook } from 'payload'
import { accountLabel, type AccountKind, isAccountKind, normaliseAccountNumber } from '../src/domain/payment-account.ts'
import { phoneCountry } from '../src/domain/phone.ts'
import { now } from '../src/platform/clock.ts'
import { conflict, validationError } from '../src/platform/errors.ts'
import { idOf } from '../src/services/id-of.ts'
import { payeeTerms } from '../src/services/payment-accounts/payee-terms.ts'
import { releaseDefault } from '../src/services/payment-accounts/release-default.ts'

type Account = {
  id?: string
  company?: unknown
  person?: unknown
  kind?: AccountKind
  provider?: string
  accountNumber?: string
  accountName?: string
  isDefault?: boolean | null
  isActive?: boolean | null
  deletedAt?: string | null
}

/** What decides where money goes: a change of any of them is a new account to us. */
const deciding = ['kind', 'provider', 'accountNumber', 'accountName'] as const

/** The number in the form of its kind, and a label that shows its end only. */
export const preparePaymentAccount: CollectionBeforeValidateHook<Account & { id: string }> = async ({
  data,
  originalDoc,
  req,
}) => {
  if (!data) return data
  const tidy: Account = { ...data }
  for (const name of ['provider', 'accountName', 'accountNumber'] as const)
    if (typeof data[name] === 'string') tidy[name] = data[name].trim()
  const { kind, provider, accountNumber } = { ...originalDoc, ...tidy }
  if (!isAccountKind(kind) || !provider || typeof accountNumber !== 'string' || accountNumber === '') return tidy
  const isKept = originalDoc && kind === originalDoc.kind && accountNumber === originalDoc.accountNumber
  const number = isKept ? accountNumber : await numberOf({ kind, text: accountNumber }, idOf(tidy.company), req)
  return { ...tidy, accountNumber: number, label: accountLabel({ kind, provider, number }) }
}

type Typed = { kind: AccountKind; text: string }

const numberOf = async (typed: Typed, company: unknown, req: Parameters<typeof payeeTerms>[0]): Promise<string> => {
  const { country } = await payeeTerms(req, String(company))
  const found = normaliseAccountNumber({ ...typed, country: phoneCountry(country) })
  if ('problem' in found) throw validationError(found.problem, 'accountNumber')
  return found.number
}

/** A new or changed account is unverified, and waits before money goes there: whoever took over a log-in gets nothing at once. */
export const coolPaymentAccount: CollectionBeforeChangeHook<Account & { id: string }> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const before = operation === 'create' ? undefined : (originalDoc as Account | undefined)
  if (before && idOf(data.person ?? null) !== idOf(before.person ?? null))
    throw conflict('An account stays with its holder: add it to the other person instead.', { path: 'person' })
  const isChanged = !before || deciding.some((name) => data[name] !== before[name])
  if (!isChanged) return data
  const { coolingHours } = await payeeTerms(req, String(idOf(data.company ?? before?.company)))
  return {
    ...data,
    status: 'unverified',
    usableFrom: new Date(now().getTime() + coolingHours * 3_600_000).toISOString(),
    verifiedBy: null,
    verifiedAt: null,
    changedBy: req.user?.id ?? null,
  }
}

/** One default per holder: another one moves it, and what goes out of use cannot keep it. */
export const moveDefaultAccount: CollectionBeforeChangeHook<Account & { id: string }> = async ({
  data,
  originalDoc,
  req,
}) => {
  if (data.deletedAt || data.isActive === false) return { ...data, isDefault: false }
  if (!data.isDefault) return data
  const company = String(idOf(data.company ?? originalDoc?.company))
  const person = idOf(data.person ?? originalDoc?.person)
  await releaseDefault({ req, company, person: person ? String(person) : null, except: originalDoc?.id })
  return data
}
