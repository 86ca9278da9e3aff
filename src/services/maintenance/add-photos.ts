import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { lockRequest } from './lock-request.ts'
import { partyRequest } from './party-request.ts'
import { talkScope } from './talk-scope.ts'

const mostPhotos = 20
const pictures = /\.(jpe?g|png|webp)$/i

type Photo = { id: string; name: string; url?: string | null }

/**
 * Photos for a request, from staff, or from an owner or a tenant who sees it. They go through the same checks as every
 * other file, all of them or none.
 * @throws 400 for no or wrong files, 409 above twenty photos, 404 for a request out of sight
 */
export const addPhotos = async ({ req, id }: { req: PayloadRequest; id: string }): Promise<{ docs: Photo[] }> => {
  const { company, isStaff, person } = await talkScope(req, id)
  const files = await filesOf(req)
  return withTransaction(req, async (tx) => {
    await lockRequest(tx, { id, company })
    const [known] = await tx.query<{ count: number }>(
      'select count(*)::int as count from documents where maintenance_request_id = $1 and deleted_at is null',
      [id],
    )
    if ((known?.count ?? 0) + files.length > mostPhotos)
      throw conflict(`A request has at most ${mostPhotos} photos.`, { path: 'file' })
    const docs: Photo[] = []
    const own = isStaff ? req : await partyRequest(req, company)
    for (const file of files) {
      const data = {
        company,
        kind: 'photo' as const,
        maintenanceRequest: id,
        name: '',
        person: isStaff ? null : person,
      }
      const row = await req.payload.create({
        collection: 'documents',
        data,
        file,
        depth: 0,
        overrideAccess: true,
        req: own,
      })
      docs.push({ id: row.id, name: row.name, url: row.url })
    }
    return { docs }
  })
}

type Incoming = { name: string; data: Buffer; mimetype: string; size: number }

const filesOf = async (req: PayloadRequest): Promise<Incoming[]> => {
  if (!req.headers.get('content-type')?.startsWith('multipart/form-data') || !req.formData) throw noFile()
  const form = await req.formData().catch(() => {
    throw validationError('The form is not valid multipart/form-data.', 'file')
  })
  const files = form.getAll('file').filter((entry) => typeof entry !== 'string')
  if (files.length === 0) throw noFile()
  if (files.some(({ name }) => !pictures.test(name)))
    throw validationError('Photos are taken as .jpg, .png or .webp.', 'file')
  return Promise.all(
    files.map(async (file) => ({
      name: file.name,
      data: Buffer.from(await file.arrayBuffer()),
      mimetype: file.type,
      size: file.size,
    })),
  )
}

const noFile = () => validationError('Send one or more photos as "file" in a form (multipart/form-data).', 'file')
