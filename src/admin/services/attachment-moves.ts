export type AttachmentMove = {
  key: 'approve' | 'reject' | 'pause' | 'resume' | 'end'
  label: string
  explanation: string
  done: string
  /** what the date of the dialog is; none is asked without */
  dateLabel?: string
  needsReason?: boolean
  isMain?: boolean
}

const moves: Record<AttachmentMove['key'], AttachmentMove> = {
  approve: {
    key: 'approve',
    label: 'Approve',
    explanation: 'It is charged from its first day on. Whoever attached it or set its price cannot approve it.',
    done: 'It is approved.',
    isMain: true,
  },
  reject: {
    key: 'reject',
    label: 'Refuse',
    explanation: 'It is taken away, as it was never charged. The audit log keeps it with your reason.',
    done: 'It is refused.',
    needsReason: true,
  },
  pause: {
    key: 'pause',
    label: 'Pause',
    explanation: 'From this day on nothing is charged, until you resume it.',
    done: 'It is paused.',
    dateLabel: 'Paused from',
    needsReason: true,
  },
  resume: {
    key: 'resume',
    label: 'Resume',
    explanation: 'From this day on it is charged again.',
    done: 'It is charged again.',
    dateLabel: 'Charged from',
    isMain: true,
  },
  end: {
    key: 'end',
    label: 'End',
    explanation: 'This is the last day that is charged. A day to come only sets the end.',
    done: 'The end is set.',
    dateLabel: 'Last day',
    needsReason: true,
  },
}

/** What can be done in a status, in the order of the buttons. */
export const attachmentMoves = (status: string): AttachmentMove[] => {
  switch (status) {
    case 'pending_approval':
      return [moves.approve, moves.reject]
    case 'active':
      return [moves.pause, moves.end]
    case 'paused':
      return [moves.resume, moves.end]
    default:
      return []
  }
}
