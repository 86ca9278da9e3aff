import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export type S3Server = {
  url: string
  accessKeyId: string
  secretAccessKey: string
  bucket: string
  /** what the bucket holds */
  objects: Map<string, { data: Buffer; type: string }>
  close: () => Promise<void>
}

const region = 'us-east-1'

/** A bucket that speaks the protocol of S3 and answers only to right signatures (version 4). */
export const startS3Server = async (): Promise<S3Server> => {
  const keys = { accessKeyId: 'test-key', secretAccessKey: 'mWq7Zr2Lx9Vt4Bn8Kc1Hd6Fs3Gj5Ty0P', bucket: 'freehold' }
  const objects: S3Server['objects'] = new Map()
  const server = createServer((req, res) => {
    void (async () => {
      const body = await readAll(req)
      const refuse = (status: number, code: string): void => {
        res.writeHead(status, { 'content-type': 'application/xml' })
        res.end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`)
      }
      if (!isSigned(req, body, keys.secretAccessKey)) return refuse(403, 'SignatureDoesNotMatch')
      const path = decodeURIComponent(new URL(req.url ?? '/', 'http://s3').pathname)
      if (!path.startsWith(`/${keys.bucket}/`)) return refuse(404, 'NoSuchBucket')
      const key = path.slice(keys.bucket.length + 2)
      if (req.method === 'PUT') objects.set(key, { data: body, type: req.headers['content-type'] ?? '' })
      if (req.method === 'DELETE') objects.delete(key)
      const found = objects.get(key)
      if (req.method === 'GET' && !found) return refuse(404, 'NoSuchKey')
      res.writeHead(req.method === 'DELETE' ? 204 : 200, {
        ...(found && { 'content-type': found.type }),
        ...(req.method === 'GET' && { 'content-length': found?.data.length }),
      })
      res.end(req.method === 'GET' ? found?.data : undefined)
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}`, objects, close, ...keys }
}

const readAll = async (req: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const isSigned = ({ method = '', url = '/', headers }: IncomingMessage, body: Buffer, secret: string): boolean => {
  const [, date = '', names = '', given = ''] =
    /Credential=test-key\/(\d{8})\/.*SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})/.exec(
      headers.authorization ?? '',
    ) ?? []
  const payload = String(headers['x-amz-content-sha256'])
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) return false
  const { pathname, searchParams } = new URL(url, 'http://s3')
  const query = [...searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`)
  const canonical = [method, pathname, query.join('&'), lines.join(''), names, payload].join('\n')
  const scope = `${date}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = [date, region, 's3', 'aws4_request'].reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`))
  const wanted = hmac(key, text)
  const actual = Buffer.from(given, 'hex')
  return actual.length === wanted.length && timingSafeEqual(actual, wanted)
}

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
const sha256 = (data: Buffer | string): string => createHash('sha256').update(data).digest('hex')
