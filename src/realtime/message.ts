export const socketChannel = 'freehold_socket'

/** An event for the members of a company, for one user, or for both. Data is ids and versions, never documents. */
export type SocketMessage = {
  event: SocketEvent
  company?: string
  user?: string
  data?: Record<string, unknown>
}

/** Every event of the product; `permissions.changed` comes from the socket server itself, to the one whom it concerns. */
export const socketEvents = [
  'payment.received',
  'intent.updated',
  'invoice.updated',
  'payout.updated',
  'unit.status',
  'maintenance.updated',
  'notification.created',
  'job.progress',
] as const

export type SocketEvent = (typeof socketEvents)[number]

export const roomsOf = ({ company, user }: Pick<SocketMessage, 'company' | 'user'>): string[] => [
  ...(company ? [`company:${company}`] : []),
  ...(user ? [`user:${user}`] : []),
]

/** A message as it arrived from outside; undefined when it is none of ours. */
export const parseMessage = (text: string): SocketMessage | undefined => {
  try {
    const message = JSON.parse(text) as SocketMessage
    return typeof message?.event === 'string' ? message : undefined
  } catch {
    return undefined
  }
}
