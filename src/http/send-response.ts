import type { ServerResponse } from 'node:http'
import { once } from 'node:events'

import { textOf } from './text-response.ts'

/**
 * Writes a Fetch response to the socket: JSON in one piece with its length, downloads and the rest as they come, no faster
 * than the client reads. A client that goes away ends the source.
 */
export const sendResponse = async (response: Response, res: ServerResponse): Promise<void> => {
  if (res.destroyed) {
    await response.body?.cancel()
    return
  }
  writeHead(response, res)
  const text = textOf(response)
  if (text !== undefined) {
    res.setHeader('content-length', Buffer.byteLength(text))
    return void res.end(text)
  }
  if (!response.body) return void res.end()
  const isDownload = response.headers.has('content-disposition')
  if (!isDownload && response.headers.get('content-type')?.startsWith('application/json')) {
    const bytes = Buffer.from(await response.arrayBuffer())
    res.setHeader('content-length', bytes.byteLength)
    return void res.end(bytes)
  }
  await stream(response.body, res)
}

const writeHead = ({ status, headers }: Response, res: ServerResponse): void => {
  res.statusCode = status
  headers.forEach((value, name) => {
    if (name !== 'set-cookie') res.setHeader(name, value)
  })
  const cookies = headers.getSetCookie()
  if (cookies.length > 0) res.setHeader('set-cookie', cookies)
}

const stream = async (body: ReadableStream<Uint8Array>, res: ServerResponse): Promise<void> => {
  const reader = body.getReader()
  const closed = once(res, 'close')
  try {
    for (let part = await reader.read(); !part.done && !res.destroyed; part = await reader.read()) {
      if (!res.write(part.value)) await Promise.race([once(res, 'drain'), closed])
    }
    res.end()
  } catch {
    // The head is out: a broken connection is the only sign left that the body is not whole.
    res.destroy()
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
