import { listenOn, type Listener } from '../db/listen.ts'
import { parseMessage, socketChannel, type SocketMessage } from './message.ts'

export type { Listener }

type ListenArgs = { databaseUrl: string; onMessage: (message: SocketMessage) => void }

/** Hears the events of every process. What is sent while the connection is away is lost: clients read again after a gap. */
export const listenForMessages = ({ databaseUrl, onMessage }: ListenArgs): Listener =>
  listenOn({
    databaseUrl,
    channel: socketChannel,
    name: 'freehold-socket',
    onMessage: (text) => {
      const message = parseMessage(text)
      if (message) onMessage(message)
    },
  })
