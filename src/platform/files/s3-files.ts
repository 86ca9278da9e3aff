import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { Env } from '../env.ts'
import type { FileStorage } from '../file-storage.ts'

type S3Args = Pick<Env, 's3Endpoint' | 's3Region' | 's3ForcePathStyle' | 's3AccessKeyId' | 's3SecretAccessKey'> & {
  s3Bucket: string
}

const clients = new Map<string, S3Client>()

/** Files in a private bucket; nobody gets a link to it, the server passes the bytes on after its access check. */
export const s3Files = (args: S3Args): FileStorage => {
  const client = clientOf(args)
  const Bucket = args.s3Bucket
  return {
    put: async ({ key, data, mimeType }) => {
      await client.send(new PutObjectCommand({ Bucket, Key: key, Body: data, ContentType: mimeType }))
    },
    get: async (key) => {
      try {
        const { Body, ContentLength: size } = await client.send(new GetObjectCommand({ Bucket, Key: key }))
        return Body && { size, body: Body.transformToWebStream() as ReadableStream<Uint8Array> }
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined
        throw error
      }
    },
    remove: async (key) => {
      await client.send(new DeleteObjectCommand({ Bucket, Key: key }))
    },
  }
}

// One set of connections for each server that is configured.
const clientOf = ({ s3Endpoint, s3Region, s3ForcePathStyle, s3AccessKeyId, s3SecretAccessKey }: S3Args): S3Client => {
  const id = JSON.stringify([s3Endpoint, s3Region, s3ForcePathStyle, s3AccessKeyId])
  const known = clients.get(id)
  if (known) return known
  const client = new S3Client({
    endpoint: s3Endpoint,
    region: s3Region,
    forcePathStyle: s3ForcePathStyle,
    // Servers that are not AWS do not all know the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // Without keys the role of the machine counts.
    ...(s3AccessKeyId &&
      s3SecretAccessKey && { credentials: { accessKeyId: s3AccessKeyId, secretAccessKey: s3SecretAccessKey } }),
  })
  clients.set(id, client)
  return client
}
