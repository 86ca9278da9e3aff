type EventGroup = { label: string; events: readonly (readonly [code: string, label: string])[] }

/** What the audit log notes, in the words of staff, as its filter offers it. */
export const eventGroups: readonly EventGroup[] = [
  {
    label: 'Rows',
    events: [
      ['create', 'Created'],
      ['update', 'Changed'],
      ['delete', 'Deleted'],
      ['export', 'Exported'],
    ],
  },
  {
    label: 'Leases and money',
    events: [
      ['activate', 'Activated'],
      ['notice', 'Notice given'],
      ['end', 'Ended'],
      ['terminate', 'Terminated'],
      ['billing.start', 'Billing started'],
      ['invoice.issue', 'Invoice issued'],
      ['charge.request', 'Payment requested'],
      ['payment.receive', 'Payment received'],
      ['job.retry', 'Job started again'],
    ],
  },
  {
    label: 'Log-ins',
    events: [
      ['log_in', 'Logged in'],
      ['log_out', 'Logged out'],
      ['second_factor_proven', 'Second factor given'],
      ['second_factor_failed', 'Second factor failed'],
      ['second_factor_on', 'Authenticator switched on'],
      ['second_factor_off', 'Authenticator switched off'],
      ['recovery_codes_renewed', 'Recovery codes renewed'],
      ['password_changed', 'Password changed'],
      ['password_reset', 'Password reset'],
      ['session_revoked', 'Log-in ended'],
    ],
  },
  {
    label: 'Access',
    events: [
      ['accept', 'Accepted'],
      ['revoke', 'Revoked'],
      ['lift', 'Block lifted'],
      ['suspend', 'Suspended'],
      ['restore', 'Restored'],
      ['leave', 'Left'],
      ['support.grant', 'Support access granted'],
      ['support.read', 'Read by support'],
      ['support.revoke', 'Support access ended'],
    ],
  },
]
