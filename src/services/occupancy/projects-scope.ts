import type { PayloadRequest } from 'payload'
import { projectsIn } from '../../access/row-rules/standing.ts'
import { readQuery } from '../../db/transaction.ts'
import { validationError } from '../../platform/errors.ts'

type Scope = { req: PayloadRequest; company: string; project?: string }

/**
 * The projects that a question is about: the one that is named, else those that the user is limited to, else all (null).
 * @throws 400 for one out of sight, as for one that does not exist
 */
export const projectsScope = async ({ req, company, project }: Scope): Promise<readonly string[] | null> => {
  const own = (await projectsIn(req, company)) ?? null
  if (!project) return own
  const [row] = await readQuery(
    req.payload,
    `select from projects where id = $1 and company_id = $2 and deleted_at is null and ($3::uuid[] is null or id = any($3::uuid[]))`,
    [project, company, own],
  )
  if (!row) throw validationError('The chosen project does not exist.', 'project')
  return [project]
}
