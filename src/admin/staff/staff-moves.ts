export type StaffMove = {
  key: 'suspend' | 'restore' | 'leave' | 'withdraw' | 'invite'
  label: string
  /** what will happen, in sentences */
  explanation: string
  done: string
}

const moves: Record<StaffMove['key'], StaffMove> = {
  suspend: {
    key: 'suspend',
    label: 'Suspend',
    explanation:
      'Nothing of this company can be seen or done with the log-in from the next click on. Roles and projects are kept, and you can restore the member at any time.',
    done: 'The member is suspended.',
  },
  restore: {
    key: 'restore',
    label: 'Restore',
    explanation:
      'The log-in opens this company again at once, with the roles and projects that are shown on this page.',
    done: 'The member is back.',
  },
  leave: {
    key: 'leave',
    label: 'Leave',
    explanation:
      'The work here ends: log-ins and API keys of this company stop at once, and open tasks go over. The row stays, because records name it; you can bring the member back later.',
    done: 'The member has left.',
  },
  withdraw: {
    key: 'withdraw',
    label: 'Withdraw',
    explanation:
      'The link of the invitation stops working, and nobody gets a log-in by it. You can invite again later.',
    done: 'The invitation is withdrawn.',
  },
  invite: {
    key: 'invite',
    label: 'Invite again',
    explanation: 'A new invitation goes out by e-mail, with the roles and projects that are shown on this page.',
    done: 'The invitation is sent.',
  },
}

type Member = { status?: unknown; user?: unknown }

/** What can be done with a member in this status, in the order of the buttons. */
export const staffMoves = ({ status, user }: Member): StaffMove[] => {
  switch (status) {
    case 'invited':
      return [moves.withdraw]
    case 'active':
      return [moves.suspend, moves.leave]
    case 'suspended':
      return [moves.restore, moves.leave]
    case 'left':
      // Whoever never had a log-in needs a new link.
      return [user ? moves.restore : moves.invite]
    default:
      return []
  }
}
