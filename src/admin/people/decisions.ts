/** What can be decided about a row, in words. */
export type Decision = {
  action: string
  label: string
  title: string
  explanation: string
  done: string
  needsReason: boolean
}

export const checkDecisions = {
  approve: {
    action: 'approve',
    label: 'Approve',
    title: 'Approve the papers',
    explanation: 'The person counts as verified until the paper ends.',
    done: 'Approved.',
    needsReason: false,
  },
  reject: {
    action: 'reject',
    label: 'Reject',
    title: 'Reject the papers',
    explanation: 'The person sees the reason and hands in new papers.',
    done: 'Rejected.',
    needsReason: true,
  },
} as const satisfies Record<string, Decision>

export const accountDecisions = {
  verify: {
    action: 'verify',
    label: 'Verify',
    title: 'Verify the account',
    explanation:
      'You have made sure that this account belongs to its holder. Money goes there once its waiting time is over.',
    done: 'Verified.',
    needsReason: false,
  },
  reject: {
    action: 'reject',
    label: 'Reject',
    title: 'Reject the account',
    explanation: 'Nothing is paid there until the account is changed.',
    done: 'Rejected.',
    needsReason: true,
  },
} as const satisfies Record<string, Decision>
