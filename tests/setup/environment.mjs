import { claimRedis } from './claim-redis.mjs'

// What a developer's shell or .env says about real services must not reach a test.
const outside = /^(DATABASE_URL|DATABASE_APP_URL|REDIS_URL|SENTRY_DSN|SASAPAY_BASE_URL|S3_.+|SMTP_.+)$/
for (const name of Object.keys(process.env)) {
  if (outside.test(name)) delete process.env[name]
}

// Values for a test process. They are public, so production refuses them (see src/platform/env.ts).
const defaults = {
  NODE_ENV: 'test',
  APP_ENV: 'test',
  PAYLOAD_SECRET: 'test-only-payload-secret-0123456789abcdef',
  SECRETS_KEY: Buffer.alloc(32, 7).toString('base64'),
  PUBLIC_URL: 'http://localhost:3000',
  ADMIN: 'off',
  LOG_LEVEL: 'silent',
  MAIL_FROM: 'Freehold <no-reply@freehold.test>',
  TZ: 'UTC',
  PAYLOAD_DISABLE_DEPENDENCY_CHECKER: 'true',
}
for (const [name, value] of Object.entries(defaults)) process.env[name] ??= value

if (process.env.TEST_REDIS_URL) process.env.REDIS_URL = await claimRedis(process.env.TEST_REDIS_URL)
