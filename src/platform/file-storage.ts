import { getEnv } from './env.ts'
import { localFiles } from './files/local-files.ts'
import { s3Files } from './files/s3-files.ts'

export type StoredFile = {
  body: ReadableStream<Uint8Array>
  /** bytes; absent when the store does not say */
  size?: number
}

/** Files by key (`company/<id>/<name>`). A key is written once and never changed. */
export type FileStorage = {
  put: (file: { key: string; data: Buffer; mimeType: string }) => Promise<void>
  /** @returns undefined when there is no such file */
  get: (key: string) => Promise<StoredFile | undefined>
  remove: (key: string) => Promise<void>
}

/** In an S3 bucket when one is configured, else in `DATA_DIR/files`. */
export const fileStorage = (): FileStorage => {
  const env = getEnv()
  return env.s3Bucket ? s3Files({ ...env, s3Bucket: env.s3Bucket }) : localFiles(env.dataDir)
}
