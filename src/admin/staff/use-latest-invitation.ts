'use client'

import { useApi } from '../api/use-api.ts'

export type Invitation = {
  id: string
  email: string
  name?: string
  kind?: string
  status: 'pending' | 'accepted' | 'revoked' | 'expired'
  expiresAt: string
  sentAt?: string | null
  sends?: number
}

/** The latest invitation of a member of the staff or of a person; nothing for whoever may not see invitations. */
export const useLatestInvitation = (
  field: 'staff' | 'person',
  id: string | undefined,
  version: number | string = 0,
) => {
  const { data, ...rest } = useApi<{ docs: Invitation[] }>(
    id ? `/invitations?where[${field}][equals]=${id}&sort=-createdAt&limit=1&depth=0` : null,
    version,
  )
  return { ...rest, invitation: data?.docs[0] }
}
