import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { FileStorage } from '../../../src/platform/file-storage.ts'
import { localFiles } from '../../../src/platform/files/local-files.ts'
import { s3Files } from '../../../src/platform/files/s3-files.ts'
import { startS3Server, type S3Server } from '../../helpers/s3-server.ts'

let folder: string
let s3: S3Server

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'freehold-files-'))
  s3 = await startS3Server()
})
afterAll(async () => {
  await s3.close()
  await rm(folder, { recursive: true, force: true })
})

const inBucket = (secretAccessKey = s3.secretAccessKey): FileStorage =>
  s3Files({
    s3Bucket: s3.bucket,
    s3Endpoint: s3.url,
    s3Region: 'us-east-1',
    s3ForcePathStyle: true,
    s3AccessKeyId: secretAccessKey === s3.secretAccessKey ? s3.accessKeyId : 'other',
    s3SecretAccessKey: secretAccessKey,
  })

describe.each([
  ['a folder', () => localFiles(folder)],
  ['a bucket', () => inBucket()],
])('%s', (_name, open) => {
  const key = 'company/c/a.pdf'
  const read = async (): Promise<string | undefined> => {
    const file = await open().get(key)
    return file && new Response(file.body).text()
  }

  test('keeps, gives back and removes', async () => {
    await open().put({ key, data: Buffer.from('one'), mimeType: 'application/pdf' })
    expect(await read()).toBe('one')
    expect((await open().get(key))?.size).toBe(3)
    await open().remove(key)
    expect(await read()).toBeUndefined()
    await open().remove(key)
  })
})

test('only the owner of the folder reads it, and no key leaves it', async () => {
  const files = localFiles(folder)
  await files.put({ key: 'company/c/b.pdf', data: Buffer.from('x'), mimeType: 'application/pdf' })
  expect((await stat(join(folder, 'files/company/c/b.pdf'))).mode & 0o077).toBe(0)
  for (const key of ['../secrets.json', 'company/../../secrets.json', '/etc/passwd', '..', ''])
    await expect(Promise.resolve().then(() => files.get(key))).rejects.toThrow('leave the folder')
})

test('a wrong key of the bucket is an error, not a missing file', async () => {
  await expect(inBucket('Xk9Qm2Rt7Vb4Zn1Lc8Hs5Fd3Gj6Wy0Pa').get('company/c/a.pdf')).rejects.toMatchObject({
    name: 'SignatureDoesNotMatch',
  })
})
