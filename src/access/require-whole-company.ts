import type { PayloadRequest } from 'payload'
import { forbidden } from '../platform/errors.ts'
import { projectsIn } from './row-rules/standing.ts'

/** Refuses staff who see some projects only, where an answer is about all of the books. @throws 403 */
export const requireWholeCompany = async (req: PayloadRequest, company: string): Promise<void> => {
  if (await projectsIn(req, company))
    throw forbidden('This is about the whole company, and you see some projects of it.')
}
