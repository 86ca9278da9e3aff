import type { PayloadRequest } from 'payload'
import { txOf } from '../../db/transaction.ts'
import { validationError } from '../../platform/errors.ts'
import { idOf } from '../id-of.ts'
import { rightsOfStaff } from '../staff/rights-of-staff.ts'

type Chosen = {
  req: PayloadRequest
  company: string
  project: string
  assignee?: string | null
  vendor?: string | null
}

/**
 * Work goes to an active member of the staff who can see it, and to a person who is a vendor.
 * @throws 400
 */
export const checkPeople = async ({ req, company, project, assignee, vendor }: Chosen): Promise<void> => {
  if (assignee) await checkAssignee(req, { company, project, assignee })
  if (vendor) await checkVendor(req, { company, vendor })
}

const noAssignee = 'Choose somebody who works here and may see maintenance of this project.'
const noVendor = 'Choose a person who is marked as a vendor.'

const checkAssignee = async (
  req: PayloadRequest,
  { company, project, assignee }: { company: string; project: string; assignee: string },
): Promise<void> => {
  const { docs } = await req.payload.find({
    collection: 'staff',
    where: { and: [{ id: { equals: assignee } }, { company: { equals: company } }] },
    depth: 0,
    limit: 1,
    overrideAccess: true,
    req,
  })
  const [member] = docs
  // One answer for all of it: whoever assigns need not be somebody who may see the staff.
  if (member?.status !== 'active') throw validationError(noAssignee, 'assignee')
  const { permissions } = await rightsOfStaff(req, member)
  const isInReach =
    member.projectScope !== 'assigned' || (member.projects ?? []).some((one) => String(idOf(one)) === project)
  if (!permissions.has('property.maintenance.view') || !isInReach) throw validationError(noAssignee, 'assignee')
}

const checkVendor = async (req: PayloadRequest, { company, vendor }: { company: string; vendor: string }) => {
  const [row] = await (
    await txOf(req)
  ).query<{ is_vendor: boolean | null }>(
    'select is_vendor from people where id = $1 and company_id = $2 and deleted_at is null',
    [vendor, company],
  )
  if (!row?.is_vendor) throw validationError(noVendor, 'vendor')
}
