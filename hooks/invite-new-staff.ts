import type { CollectionAfterChangeHook } from 'payload'
import { inviteMember } from '../src/services/staff/invite-member.ts'

/** A new member of the staff gets his invitation by mail, whichever form he was added by. */
export const inviteNewStaff: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation === 'create' && doc.status === 'invited') await inviteMember({ req, staff: doc.id })
}
