import { afterAll, describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { envExample } from '../../../src/platform/env/example.ts'
import { generatedSecrets } from '../../../src/platform/env/secrets-file.ts'
import { weaknessOf } from '../../../src/platform/env/strength.ts'
import { variables } from '../../../src/platform/env/variables.ts'
import { EnvError, parseEnv } from '../../../src/platform/env.ts'

const dir = mkdtempSync(join(tmpdir(), 'freehold-env-'))
afterAll(() => rmSync(dir, { recursive: true }))

const demo = { DATA_DIR: dir, DATABASE_URL: 'postgresql://freehold@localhost/freehold' }
const production = {
  ...demo,
  APP_ENV: 'production',
  PUBLIC_URL: 'https://freehold.example.com/',
  PAYLOAD_SECRET: randomBytes(48).toString('base64url'),
  SECRETS_KEY: randomBytes(32).toString('base64'),
}

const wrongIn = (source: Record<string, string | undefined>): string[] => {
  try {
    parseEnv(source)
  } catch (error) {
    if (error instanceof EnvError) return error.findings.map(({ name }) => name)
    throw error
  }
  return []
}

describe('configuration', () => {
  test('needs nothing but the database for a demo', () => {
    expect(parseEnv(demo)).toMatchObject({
      appEnv: 'demo',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      databasePoolMax: 20,
      admin: 'on',
      apiViaNext: 'off',
      rateLimits: 'on',
      trustedProxies: [],
    })
  })

  test('converts values, and takes an empty one as not set', () => {
    const env = parseEnv({
      ...demo,
      PORT: '4000',
      SMTP_SECURE: 'yes',
      TRUSTED_PROXIES: '10.0.0.0/8, ::1',
      REDIS_URL: ' ',
    })
    expect(env).toMatchObject({
      port: 4000,
      smtpSecure: true,
      trustedProxies: ['10.0.0.0/8', '::1'],
    })
    expect(env.publicUrl).toBe('http://localhost:4000')
  })

  test('lists every wrong variable at once, each with its fix, and shows no value', () => {
    const source = {
      ...demo,
      PORT: 'http',
      ADMIN: 'perhaps',
      SECRETS_KEY: 'much-too-short',
      DATABASE_URL: 'mysql://u:hunter2@x/y',
    }
    expect(wrongIn(source)).toEqual(['PORT', 'ADMIN', 'DATABASE_URL', 'SECRETS_KEY'])
    expect(() => parseEnv(source)).toThrow(/PORT .*1 to 65535[\s\S]*SECRETS_KEY .*openssl rand -base64 32/)
    expect(() => parseEnv(source)).not.toThrow(/hunter2|much-too-short/)
  })

  test.each([
    ['PORT', '0'],
    ['PORT', '3000.5'],
    ['DATABASE_POOL_MAX', '-1'],
    ['TRUSTED_PROXIES', '10.0.0.0/99'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['RATE_LIMITS', 'maybe'],
    ['LOG_LEVEL', 'loud'],
    ['MAIL_FROM', 'nobody'],
    ['SECRETS_KEY', randomBytes(16).toString('base64')],
  ])('refuses %s=%s', (name, value) => {
    expect(wrongIn({ ...demo, [name]: value })).toEqual([name])
  })

  test('refuses half of a pair', () => {
    expect(wrongIn({ ...demo, S3_ACCESS_KEY_ID: 'id', SMTP_USER: 'user' })).toEqual([
      'S3_SECRET_ACCESS_KEY',
      'SMTP_PASSWORD',
    ])
  })

  test('names the missing database unless the caller starts one', () => {
    expect(wrongIn({ DATA_DIR: dir })).toEqual(['DATABASE_URL'])
    expect(parseEnv({ DATA_DIR: dir }, { usesEmbedded: true }).databaseUrl).toBe('')
  })

  test('tolerates missing values while building', () => {
    expect(parseEnv({ APP_ENV: 'production', FREEHOLD_BUILD: '1' }).appEnv).toBe('production')
  })
})

describe('production', () => {
  test('accepts strong values', () => {
    expect(parseEnv(production).publicUrl).toBe('https://freehold.example.com')
  })

  test.each([
    ['PAYLOAD_SECRET', undefined],
    ['PAYLOAD_SECRET', 'short'],
    ['PAYLOAD_SECRET', 'changeme-changeme-changeme-changeme'],
    ['PAYLOAD_SECRET', 'abcdefghijklmnopqrstuvwxyz0123456789'],
    ['PAYLOAD_SECRET', 'a'.repeat(64)],
    ['PAYLOAD_SECRET', 'test-only-payload-secret-0123456789abcdef'],
    ['SECRETS_KEY', undefined],
    ['SECRETS_KEY', Buffer.alloc(32, 7).toString('base64')],
    ['SECRETS_KEY', Buffer.alloc(32).toString('base64')],
    ['METRICS_TOKEN', 'token'],
    ['PUBLIC_URL', undefined],
    ['PUBLIC_URL', 'http://freehold.example.com'],
    ['SASAPAY_BASE_URL', 'http://sasapay.example.com'],
    ['DATABASE_URL', undefined],
    ['DATABASE_URL', 'postgresql://postgres:postgres@db/freehold'],
  ])('refuses %s=%s', (name, value) => {
    expect(wrongIn({ ...production, [name]: value })).toContain(name)
  })

  test('refuses one secret for two purposes', () => {
    expect(wrongIn({ ...production, PAYLOAD_SECRET: production.SECRETS_KEY })).toEqual(['SECRETS_KEY'])
  })

  test('runs on the embedded database only when told so', () => {
    const source = { ...production, DATABASE_URL: undefined }
    expect(() => parseEnv(source, { usesEmbedded: true })).toThrow('ALLOW_EMBEDDED_DATABASE=yes')
    expect(parseEnv({ ...source, ALLOW_EMBEDDED_DATABASE: 'yes' }, { usesEmbedded: true }).appEnv).toBe('production')
  })
})

describe('secrets', () => {
  test('random ones are strong', () => {
    for (let round = 0; round < 500; round += 1) {
      expect(weaknessOf(randomBytes(32).toString('base64'))).toBeUndefined()
      expect(weaknessOf(randomBytes(32).toString('hex'))).toBeUndefined()
    }
  })

  test('are generated once, for the owner only', () => {
    const first = generatedSecrets(join(dir, 'new'))
    expect(generatedSecrets(join(dir, 'new'))).toEqual(first)
    expect(statSync(join(dir, 'new', 'secrets.json')).mode & 0o777).toBe(0o600)
  })

  test('a damaged file is not replaced silently', () => {
    writeFileSync(join(dir, 'new', 'secrets.json'), '{"PAYLOAD_')
    expect(() => generatedSecrets(join(dir, 'new'))).toThrow('damaged')
  })
})

describe('.env.example', () => {
  test('is what the schema says', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(envExample())
  })

  test('every variable has a heading, a description and a fix', () => {
    for (const schema of Object.values(variables.shape))
      expect(schema.meta()).toMatchObject({
        group: expect.any(String),
        description: expect.any(String),
        fix: expect.any(String),
      })
  })
})
