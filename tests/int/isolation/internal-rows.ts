import { randomUUID } from 'node:crypto'
import type { CollectionSlug, Payload } from 'payload'
import { createReq } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import type { Side } from './side.ts'

type Company = Pick<Side, 'word' | 'users'>

/** Rows of the tables of the log-in, which only services write; of a user who does not log in again. */
export const makeInternalRows = async (payload: Payload, { word, users }: Company): Promise<void> => {
  const later = '2036-01-01T00:00:00.000Z'
  const user = users.accountant ?? ''
  const rows: Record<string, object> = {
    challenges: {
      ticketHash: randomUUID(),
      purpose: 'login',
      user,
      email: `accountant@${word}.test`,
      expiresAt: later,
    },
    'auth-locks': { key: `login:${word}`, failures: 1, windowStartedAt: later },
    'totp-factors': { user, secret: `sealed ${word}` },
    'recovery-codes': { user, codeHash: randomUUID() },
    'password-resets': { user, tokenHash: randomUUID(), expiresAt: later },
  }
  for (const [slug, data] of Object.entries(rows)) await create(payload, slug, data)
}

type Own = { app: TestApp; side: Company; token: string; project: string }

/** Rows of Payload's own collections: a document that somebody has open, a view that he keeps, a value. */
export const makePayloadRows = async ({ app, side, token, project }: Own): Promise<void> => {
  const { word, users } = side
  const user = { relationTo: 'users', value: users.administrator }
  await create(app.payload, 'payload-locked-documents', { document: { relationTo: 'projects', value: project }, user })
  await create(app.payload, 'payload-kv', { key: `kv-${word}`, data: { word } })
  const saved = await app.api('POST', '/payload-preferences/columns', { token, body: { value: { word } } })
  if (saved.status !== 200) throw new Error(`The preference answered ${saved.status}: ${saved.text}`)
}

const create = async (payload: Payload, slug: string, data: object): Promise<void> => {
  const collection = slug as CollectionSlug
  await payload.create({ collection, data: data as never, overrideAccess: true, req: await createReq(payload) })
}
