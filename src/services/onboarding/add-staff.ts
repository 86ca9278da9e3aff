import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'

export type NewStaff = {
  company: string
  name: string
  email: string
  password: string
  roles: string[]
  branch?: string
}

/** Makes a user staff of a company; a user who exists already keeps his password. */
export const addStaff = ({
  req,
  staff,
}: {
  req: PayloadRequest
  staff: NewStaff
}): Promise<{ user: string; staff: string }> =>
  withTransaction(req, async () => {
    const { company, name, email, password, roles, branch } = staff
    const { docs } = await req.payload.find({
      collection: 'users',
      where: { email: { equals: email } },
      limit: 1,
      pagination: false,
      overrideAccess: true,
      req,
    })
    const user =
      docs[0] ??
      (await req.payload.create({ collection: 'users', data: { name, email, password }, overrideAccess: true, req }))
    const row = await req.payload.create({
      collection: 'staff',
      data: { company, name, user: user.id, roles, branch, status: 'active' },
      overrideAccess: true,
      req,
    })
    return { user: user.id, staff: row.id }
  })
