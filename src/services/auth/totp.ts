import { generateSecret, generateURI, verify } from 'otplib'
import type { Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { open, seal } from '../../platform/secret-box.ts'
import { gone } from './gone.ts'
import { removeRecoveryCodes } from './recovery-codes.ts'

export type TotpSetup = {
  /** Base32, to type into the app by hand. */
  secret: string
  uri: string
  /** An SVG picture as a data URL. */
  qr: string
}

/**
 * Makes a secret for an authenticator app; it counts once `confirmTotp` has seen a code of it.
 * @throws AppError 409 when the user has one already
 */
export const setUpTotp = async (tx: Tx, { userId, email }: { userId: string; email: string }): Promise<TotpSetup> => {
  const secret = generateSecret()
  const rows = await tx.query(upsertPending, [userId, seal(secret), now()])
  if (rows.length === 0) throw conflict('An authenticator app is switched on already. Switch it off first.')
  const uri = generateURI({ issuer, label: email, secret })
  return { secret, uri, qr: await qrOf(uri) }
}

/**
 * Switches the authenticator app on. Recovery codes are the caller's next step.
 * @throws AppError 400 (path `code`) for a wrong code, 410 when the set-up is older than 15 minutes
 */
export const confirmTotp = async (tx: Tx, { userId, code }: { userId: string; code: string }): Promise<void> => {
  const at = now()
  const [factor] = await tx.query<FactorRow>(selectPending, [userId, new Date(at.getTime() - setUpMs)])
  if (!factor) throw gone()
  const step = await stepOf({ factor, code })
  if (step === undefined)
    throw validationError('This code is wrong. Check the time on your phone and try again.', 'code')
  await tx.query('update totp_factors set confirmed_at = $2, last_step = $3, updated_at = $2 where user_id = $1', [
    userId,
    at,
    step,
  ])
}

/** Whether a code is right now, one step early or late. Each step counts once, also of many uses at once. */
export const verifyTotp = async (tx: Tx, { userId, code }: { userId: string; code: string }): Promise<boolean> => {
  const [factor] = await tx.query<FactorRow>(selectConfirmed, [userId])
  const step = factor && (await stepOf({ factor, code }))
  if (step === undefined) return false
  const taken = await tx.query(
    `update totp_factors set last_step = $2, updated_at = $3
     where user_id = $1 and last_step < $2 and confirmed_at is not null returning id`,
    [userId, step, now()],
  )
  return taken.length > 0
}

/** Forgets the secret and the recovery codes. */
export const disableTotp = async (tx: Tx, { userId }: { userId: string }): Promise<void> => {
  await tx.query('delete from totp_factors where user_id = $1', [userId])
  await removeRecoveryCodes(tx, { userId })
}

export const hasTotp = async (tx: Tx, userId: string): Promise<boolean> => (await totpSince(tx, userId)) !== undefined

/** @returns since when the authenticator app is on; undefined while it is not */
export const totpSince = async (tx: Tx, userId: string): Promise<Date | undefined> => {
  const [row] = await tx.query<{ since: Date }>(
    'select confirmed_at as since from totp_factors where user_id = $1 and confirmed_at is not null',
    [userId],
  )
  return row?.since
}

type FactorRow = { secret: string; lastStep: string }

const issuer = 'Freehold'
const stepSeconds = 30
const setUpMs = 15 * 60_000

/** @returns the step whose code this is, undefined when it is of none in reach or was used */
const stepOf = async ({ factor, code }: { factor: FactorRow; code: string }): Promise<number | undefined> => {
  if (!/^\d{6}$/.test(code)) return undefined
  const result = await verify({
    secret: open(factor.secret),
    token: code,
    epoch: Math.floor(now().getTime() / 1_000),
    period: stepSeconds,
    epochTolerance: stepSeconds,
  })
  const step = result.valid && 'timeStep' in result ? result.timeStep : undefined
  return step !== undefined && step > Number(factor.lastStep) ? step : undefined
}

const qrOf = async (uri: string): Promise<string> => {
  const { default: qrcode } = await import('qrcode')
  const svg = await qrcode.toString(uri, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

const selectPending = `
  select secret, last_step as "lastStep" from totp_factors
  where user_id = $1 and confirmed_at is null and updated_at > $2 for update`

const selectConfirmed = `
  select secret, last_step as "lastStep" from totp_factors where user_id = $1 and confirmed_at is not null`

const upsertPending = `
  insert into totp_factors (id, user_id, secret, last_step, created_at, updated_at)
  values (gen_random_uuid(), $1, $2, 0, $3, $3)
  on conflict (user_id) do update set secret = $2, last_step = 0, updated_at = $3
    where totp_factors.confirmed_at is null
  returning id`
