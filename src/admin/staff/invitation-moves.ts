export type InvitationMove = 'resend' | 'revoke'

type MoveText = { label: string; explanation: string; done: string }

export const invitationMoves: Record<InvitationMove, MoveText> = {
  resend: {
    label: 'Resend',
    explanation: 'The invitation goes out again with a new link, good for another 7 days. The old link stops working.',
    done: 'The invitation is sent again.',
  },
  revoke: {
    label: 'Revoke',
    explanation: 'The link stops working at once, and nobody gets a log-in by it.',
    done: 'The invitation is revoked.',
  },
}

/** What can be done with an invitation in this status. */
export const movesOfInvitation = (status: unknown): InvitationMove[] => {
  if (status === 'pending') return ['resend', 'revoke']
  return status === 'expired' ? ['resend'] : []
}
