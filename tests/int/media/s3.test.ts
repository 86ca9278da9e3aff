import { startS3Server } from '../../helpers/s3-server.ts'
import { galleryRules } from './gallery-suite.ts'

galleryRules('pictures in an S3 bucket', async () => {
  const s3 = await startS3Server()
  const prefix = (company: string) => `company/${company}/`
  return {
    env: {
      S3_BUCKET: s3.bucket,
      S3_ENDPOINT: s3.url,
      S3_REGION: 'us-east-1',
      S3_ACCESS_KEY_ID: s3.accessKeyId,
      S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
      S3_FORCE_PATH_STYLE: 'true',
    },
    names: async (company) =>
      [...s3.objects.keys()]
        .filter((key) => key.startsWith(prefix(company)))
        .map((key) => key.slice(prefix(company).length)),
    lose: async (company, name) => void s3.objects.delete(prefix(company) + name),
    stop: s3.close,
  }
})
