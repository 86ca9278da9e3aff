import type { PayloadRequest } from 'payload'
import { userCompanies } from './user-companies.ts'

/** Brings the company switcher of a log-in up to date: the companies in which the user is active staff. */
export const syncUser = async (req: PayloadRequest, userId: string): Promise<void> => {
  await req.payload.update({
    collection: 'users',
    id: userId,
    data: { companies: await userCompanies({ req, userId }) },
    overrideAccess: true,
    req,
  })
}
