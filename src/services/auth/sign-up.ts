import type { PayloadRequest } from 'payload'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { unauthenticated } from '../../platform/errors.ts'
import { systemRequest } from '../system-request.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { addStaff } from '../onboarding/add-staff.ts'
import { createCompany } from '../onboarding/create-company.ts'
import { callerOf } from './caller.ts'
import { openChallenge } from './challenges.ts'
import { findAccount, normaliseEmail } from './find-account.ts'
import { gone } from './gone.ts'
import { admit, type LogInOutcome, type PendingStep } from './log-in.ts'
import { maskEmail } from './mask-email.ts'
import { requireStrongPassword } from './password-policy.ts'
import { hashPassword } from './passwords.ts'
import type { SessionKind } from './sessions.ts'
import { verifyCode } from './verify-factor.ts'

export type NewAccount = {
  company: { name: string; country?: string; currency?: string; timezone?: string }
  name: string
  email: string
  password: string
}

/**
 * Takes the wish to open a company. Nothing is made before the code of the mail comes back, and whoever has an account
 * already gets a mail that says so: the answer and the work are the same.
 */
export const signUp = async ({ req, account }: { req: PayloadRequest; account: NewAccount }): Promise<PendingStep> => {
  const { company, name, password } = account
  const email = normaliseEmail(account.email)
  await requireStrongPassword({ password, hints: [email, name, company.name] })
  const passwordHash = await hashPassword(password)
  const known = await findAccount(req.payload, { email })
  return withTransaction(req, async (tx) => {
    const opened = await openChallenge(tx, {
      ...callerOf(req),
      purpose: 'signup',
      email,
      withCode: true,
      data: { company, name, passwordHash, isKnown: Boolean(known) },
    })
    await (known
      ? queueMail(tx, { to: email, template: 'already-registered', data: { name: known.name } })
      : queueMail(tx, { to: email, template: 'verify-email', data: { name, code: opened.code! } }))
    const { ticket, resendInSeconds, expiresInSeconds } = opened
    return { next: 'verify_email', ticket, sentTo: maskEmail(email), resendInSeconds, expiresInSeconds }
  })
}

type Verification = { req: PayloadRequest; ticket: string; code: string; kind: SessionKind }

/**
 * The code of the mail: opens the company and its first administrator, or confirms the address of an account whose
 * password was right. It counts as the second factor of the log-in; an account with an app still has to show that.
 */
export const verifyEmail = async ({ req, ticket, code, kind }: Verification): Promise<LogInOutcome> => {
  const caller = callerOf(req)
  const { result: userId } = await verifyCode({
    req,
    ticket,
    code,
    ip: caller.ip,
    purposes: ['signup', 'verify_email'],
    then: async (tx, { purpose, data, email, userId: known = '' }) => {
      if (purpose === 'signup') return openCompany(req, { ...(data as SignUpData), email })
      await tx.query('update users set email_verified_at = $2 where id = $1', [known, now().toISOString()])
      return known
    },
  })
  const account = await findAccount(req.payload, { id: userId })
  if (!account || account.status !== 'active') throw unauthenticated()
  return admit({ req, account, kind, caller, hasShownMail: true })
}

type SignUpData = Omit<NewAccount, 'password' | 'email'> & { passwordHash: string }

/** @returns the new administrator's user */
const openCompany = (caller: PayloadRequest, data: SignUpData & { email: string }): Promise<string> =>
  withTransaction(caller, async (tx) => {
    const req = await systemRequest(caller)
    const { name, email, passwordHash } = data
    // Somebody may have got the account meanwhile: its password, not a mailbox, opens it.
    const [taken] = await tx.query('select from users where lower(email) = $1', [email])
    if (taken) throw gone()
    const slug = await freeSlug(tx, data.company.name)
    const company = await createCompany({ req, company: { ...data.company, slug } })
    const { user } = await addStaff({
      req,
      staff: {
        company: company.id,
        name,
        email,
        passwordHash,
        roles: [company.roles.administrator!],
        branch: company.branch,
      },
    })
    return user
  })

/** The company's name in the letters of a link, with a number where it is taken. */
const freeSlug = async (tx: Tx, name: string): Promise<string> => {
  const base =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'company'
  const rows = await tx.query<{ slug: string }>('select slug from companies where slug = $1 or slug like $1 || $2', [
    base,
    '-%',
  ])
  const taken = new Set(rows.map(({ slug }) => slug))
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (!taken.has(slug)) return slug
  }
}
