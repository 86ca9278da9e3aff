import type { IncomingMessage } from 'node:http'

/**
 * The body of a Node request as a Fetch stream, read no faster than it is used. Cancelling discards the rest instead
 * of closing the socket, so that the answer to a refused body still reaches the client.
 */
export const bodyStream = (req: IncomingMessage): ReadableStream<Uint8Array> => {
  let isOpen = true
  const finish = (end: () => void): void => {
    if (!isOpen) return
    isOpen = false
    end()
  }
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      req.on('data', (chunk: Buffer) => {
        if (!isOpen) return
        controller.enqueue(chunk)
        if ((controller.desiredSize ?? 0) <= 0) req.pause()
      })
      req.on('end', () => finish(() => controller.close()))
      req.on('error', (error) => finish(() => controller.error(error)))
      req.on('close', () => finish(() => controller.error(new Error('The client closed the connection.'))))
      req.pause()
    },
    pull: () => void req.resume(),
    cancel: () => finish(() => req.resume()),
  })
}
