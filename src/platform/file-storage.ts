import { s3Storage } from '@payloadcms/storage-s3'
import type { Plugin } from 'payload'
import { getEnv } from './env.ts'

/** Files on the local disk, or in an S3 bucket when one is configured. `collections` lists the upload collections. */
export const fileStorage = (collections: string[] = []): Plugin[] => {
  const env = getEnv()
  if (!env.s3Bucket) return []
  return [
    s3Storage({
      bucket: env.s3Bucket,
      collections: Object.fromEntries(collections.map((slug) => [slug, true])),
      config: {
        endpoint: env.s3Endpoint,
        region: env.s3Region,
        forcePathStyle: env.s3ForcePathStyle,
        credentials: { accessKeyId: env.s3AccessKeyId ?? '', secretAccessKey: env.s3SecretAccessKey ?? '' },
      },
    }),
  ]
}
