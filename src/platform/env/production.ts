import { isKnownDefault, weaknessOf } from './strength.ts'
import type { Variables } from './variables.ts'

/** A variable that is wrong, and why. */
export type Finding = { name: keyof Variables; problem: string }

/** What production refuses and a demo may do. */
export const productionFindings = (env: Variables): Finding[] => [
  ...requiredSecret('PAYLOAD_SECRET', env.PAYLOAD_SECRET),
  ...requiredSecret('SECRETS_KEY', env.SECRETS_KEY),
  ...(env.METRICS_TOKEN ? requiredSecret('METRICS_TOKEN', env.METRICS_TOKEN) : []),
  ...(env.PAYLOAD_SECRET && env.PAYLOAD_SECRET === env.SECRETS_KEY
    ? [{ name: 'SECRETS_KEY' as const, problem: 'is the same as PAYLOAD_SECRET' }]
    : []),
  ...https('PUBLIC_URL', env.PUBLIC_URL ?? ''),
  ...(env.SASAPAY_BASE_URL ? https('SASAPAY_BASE_URL', env.SASAPAY_BASE_URL) : []),
  ...database(env),
  ...(env.RATE_LIMITS === 'off' ? [{ name: 'RATE_LIMITS' as const, problem: 'is off' }] : []),
  ...(env.S3_SECRET_ACCESS_KEY && isKnownDefault(env.S3_SECRET_ACCESS_KEY)
    ? [{ name: 'S3_SECRET_ACCESS_KEY' as const, problem: 'is a well-known default' }]
    : []),
]

/** Variables that only make sense together; checked everywhere. */
export const pairFindings = (env: Variables): Finding[] =>
  (
    [
      ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
      ['S3_SECRET_ACCESS_KEY', 'S3_ACCESS_KEY_ID'],
      ['SMTP_USER', 'SMTP_PASSWORD'],
      ['SMTP_PASSWORD', 'SMTP_USER'],
    ] as const
  )
    .filter(([given, missing]) => env[given] && !env[missing])
    .map(([given, name]) => ({ name, problem: `is not set, but ${given} is` }))

const requiredSecret = (name: keyof Variables, value: string | undefined): Finding[] => {
  const problem = value ? weaknessOf(value) : 'is not set'
  return problem ? [{ name, problem }] : []
}

const https = (name: keyof Variables, value: string): Finding[] =>
  value.startsWith('https://') ? [] : [{ name, problem: value ? 'does not begin with https://' : 'is not set' }]

const database = (env: Variables): Finding[] => {
  if (!env.DATABASE_URL && env.ALLOW_EMBEDDED_DATABASE !== 'yes')
    return [
      { name: 'DATABASE_URL', problem: 'is not set, and the embedded database needs ALLOW_EMBEDDED_DATABASE=yes' },
    ]
  return [...knownPassword('DATABASE_URL', env), ...knownPassword('DATABASE_APP_URL', env)]
}

const knownPassword = (name: 'DATABASE_URL' | 'DATABASE_APP_URL', env: Variables): Finding[] => {
  const password = env[name] ? decodeURIComponent(new URL(env[name]).password) : ''
  return password && isKnownDefault(password) ? [{ name, problem: 'holds a well-known default password' }] : []
}
