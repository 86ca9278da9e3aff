import { AppError } from '../platform/errors.ts'

/** @param maxBytes the cap that was exceeded */
const tooLarge = (maxBytes: number): AppError =>
  new AppError({
    status: 413,
    code: 'TOO_LARGE',
    message: `The request is too large: at most ${formatBytes(maxBytes)} are taken here.`,
  })

/**
 * Reads a body into memory and stops at the first byte above the cap.
 * @throws 413
 */
export const readBytes = async (request: Request, maxBytes: number): Promise<Buffer> => {
  refuseAnnounced(request, maxBytes)
  if (!request.body) return Buffer.alloc(0)
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength
    if (size > maxBytes) {
      await reader.cancel()
      throw tooLarge(maxBytes)
    }
    chunks.push(part.value)
  }
  return chunks.length === 1 ? Buffer.from(chunks[0]!) : Buffer.concat(chunks)
}

/**
 * The same request with a body that fails above the cap while it streams.
 * @throws 413, at once for an announced length, else from the body itself
 */
export const capBody = (request: Request, maxBytes: number): Request => {
  refuseAnnounced(request, maxBytes)
  if (!request.body) return request
  let size = 0
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      size += chunk.byteLength
      if (size > maxBytes) throw tooLarge(maxBytes)
      controller.enqueue(chunk)
    },
  })
  return withBody(request, request.body.pipeThrough(counter))
}

/** A copy of the request with another body. */
export const withBody = (request: Request, body: BodyInit | null): Request => {
  const { url, method, headers, signal } = request
  const streaming = body instanceof ReadableStream ? { duplex: 'half' } : {}
  return new Request(url, { method, headers, signal, body, ...streaming } as RequestInit)
}

const refuseAnnounced = (request: Request, maxBytes: number): void => {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes)
}

const formatBytes = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${Math.floor(bytes / 1024 / 1024)} MB` : `${Math.floor(bytes / 1024)} kB`
