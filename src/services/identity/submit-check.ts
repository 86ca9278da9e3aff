import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { requireSight } from '../../access/row-rules/sight.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { lockRow } from '../../db/locks.ts'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import type { identityPapers, Verification } from '../../domain/identity.ts'
import { now } from '../../platform/clock.ts'
import { conflict, notFound, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { companySettings } from '../companies.ts'
import { refreshVerification } from './refresh-verification.ts'

export type NewCheck = {
  person: string
  documentType: (typeof identityPapers)[number]
  documentNumber: string
  country?: string
  expiresOn?: string
  front?: string
  back?: string
  selfie?: string
}

type Submit = { req: PayloadRequest; check: NewCheck }
type Submitted = { id: string; status: 'pending'; verification: Verification }

/**
 * Hands in the papers of a person for review: by staff, or by himself from his portal.
 * @throws 404 for a person out of sight, 400 for papers that are not his or have ended, 409 while another check waits
 */
export const submitCheck = async ({ req, check }: Submit): Promise<Submitted> => {
  const { person } = check
  const company = await requireSight({
    req,
    collection: 'people',
    id: person,
    permission: 'people.verification.create',
    asParty: true,
  })
  const { today } = await companySettings(req.payload, company)
  if (check.expiresOn && check.expiresOn < today) throw validationError('This paper has ended already.', 'expiresOn')
  return withTransaction(req, async (tx) => {
    const row = await lockRow<PersonRow>(tx, 'people', person)
    if (row.deleted_at) throw notFound()
    if (row.erased_at) throw conflict('The personal data of this person was erased.')
    await requirePapers(tx, company, check)
    const id = randomUUID()
    const at = now().toISOString()
    await insertRows(tx, 'identity_checks', [
      {
        id,
        company_id: company,
        person_id: person,
        document_type: check.documentType,
        document_number: check.documentNumber,
        country: check.country?.toUpperCase() ?? null,
        expires_on: check.expiresOn ?? null,
        front_id: check.front ?? null,
        back_id: check.back ?? null,
        selfie_id: check.selfie ?? null,
        status: 'pending',
        submitted_by_id: req.user?.id ?? null,
        submitted_at: at,
        created_at: at,
        updated_at: at,
      },
    ])
    await recordAudit({
      req,
      rows: [
        {
          action: 'create',
          entity: 'identity-checks',
          entityId: id,
          company,
          // The number of the paper stays in the row, where it can be erased.
          after: { person, documentType: check.documentType, expiresOn: check.expiresOn ?? null },
        },
      ],
    })
    const verification = (await refreshVerification({ req, tx }, [person])).get(person) ?? 'pending'
    return { id, status: 'pending', verification }
  })
}

type PersonRow = { deleted_at: string | null; erased_at: string | null }

/** Pictures are files about this very person, as they were uploaded for him. */
const requirePapers = async (tx: Tx, company: string, check: NewCheck): Promise<void> => {
  const named = (['front', 'back', 'selfie'] as const).flatMap((path) => {
    const id = check[path]
    return id ? [{ path, id }] : []
  })
  if (named.length === 0) return
  const known = await tx.query<{ id: string }>(
    `select id from documents where id = any($1::uuid[]) and company_id = $2 and person_id = $3 and deleted_at is null`,
    [named.map(({ id }) => id), company, check.person],
  )
  const wrong = named.find(({ id }) => !known.some((row) => row.id === id))
  if (wrong) throw validationError('Choose a document that was uploaded for this person.', wrong.path)
}
