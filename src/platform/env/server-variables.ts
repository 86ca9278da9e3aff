import { z } from 'zod'
import {
  baseUrl,
  count,
  key,
  networks,
  notesFor,
  onOff,
  onOffFix,
  origins,
  port,
  portFix,
  text,
  url,
} from './formats.ts'

const server = notesFor('Server')
const data = notesFor('Database and queue')
const secret = notesFor('Secrets', { isSecret: true })
const appEnvs = ['development', 'test', 'demo', 'production'] as const

/** The processes themselves, their database and their secrets. */
export const serverVariables = {
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .meta(server('Mode of Node libraries; `npm start` sets production.', 'Use development, test or production.')),
  APP_ENV: z
    .enum(appEnvs)
    .default('demo')
    .meta(
      server(
        'What this installation is for: development, test, demo or production. Production refuses weak settings.',
        `Use one of ${appEnvs.join(', ')}.`,
      ),
    ),
  PORT: port()
    .default(3000)
    .meta(
      server(
        'Port of the web server. When it is unset and 3000 is taken, `npm start` picks the next free one.',
        portFix,
      ),
    ),
  HOST: text()
    .optional()
    .meta(
      server(
        'Address that the web server listens on; default 0.0.0.0 in production, else 127.0.0.1 (this machine only).',
        'Use an IP address of this machine, 0.0.0.0 for all.',
        '0.0.0.0',
      ),
    ),
  PUBLIC_URL: baseUrl()
    .optional()
    .meta(
      server(
        'Address under which browsers and gateways reach the server; default http://localhost:PORT.',
        'Give a full URL; in production it begins with https://.',
        'https://freehold.example.com',
      ),
    ),
  ADMIN: onOff().default('on').meta(server('off: an API-only web process without the admin panel.', onOffFix)),
  API_VIA_NEXT: onOff().default('off').meta(server('on: the API goes through Next (benchmarks only).', onOffFix)),
  RATE_LIMITS: onOff().default('on').meta(server('off: no rate limits (tests and benchmarks only).', onOffFix)),
  TRUSTED_PROXIES: networks()
    .default([])
    .meta(
      server(
        'Proxies whose X-Forwarded-* headers count: addresses or networks, comma-separated.',
        'Use addresses or CIDR networks separated by commas.',
        '10.0.0.0/8,127.0.0.1',
      ),
    ),
  CORS_ORIGINS: origins()
    .default([])
    .meta(
      server(
        'Other sites whose pages may call the API with a token of their own, comma-separated; cookies only count for PUBLIC_URL.',
        'Give scheme and host, without a path, separated by commas.',
        'https://portal.example.com',
      ),
    ),
  DATA_DIR: text()
    .default('.data')
    .meta(
      server(
        'Folder of the embedded database, generated secrets, local files and mail.',
        'Give a path that this user may write to.',
      ),
    ),
  DATABASE_URL: url('postgres:', 'postgresql:')
    .optional()
    .meta(
      data(
        'PostgreSQL server, as the owner of the tables (migrations, commands); unset: `npm start` runs an embedded one.',
        'Use postgresql://user:password@host:5432/database, or start with `npm start`.',
        'postgresql://freehold:secret@db.example.com:5432/freehold',
      ),
    ),
  DATABASE_APP_URL: url('postgres:', 'postgresql:')
    .optional()
    .meta(
      data(
        'The same server for web and worker, under a role that owns nothing: it cannot change the audit log and the books. `npm run migrate` makes the role. Unset: they use DATABASE_URL; the embedded server has one.',
        'Use the address of DATABASE_URL with another user and password.',
        'postgresql://freehold_app:secret@db.example.com:5432/freehold',
      ),
    ),
  DATABASE_POOL_MAX: count(500).default(20).meta(data('Connections per process.', 'Use a whole number from 1 to 500.')),
  ALLOW_EMBEDDED_DATABASE: z
    .enum(['yes', 'no'])
    .default('no')
    .meta(data('yes: APP_ENV=production may run on the embedded database.', 'Use yes or no.')),
  REDIS_URL: url('redis:', 'rediss:')
    .optional()
    .meta(
      data(
        'Redis for queues, cache, limits and sockets; unset: PostgreSQL and memory.',
        'Use redis://host:6379 or rediss://….',
        'redis://redis.example.com:6379',
      ),
    ),
  WORKER_CONCURRENCY: count(200)
    .default(8)
    .meta(data('Jobs that one worker runs at a time.', 'Use a whole number from 1 to 200.')),
  WORKER_PORT: port().optional().meta(data('Where the worker answers /healthz; nowhere when unset.', portFix)),
  PAYLOAD_SECRET: text()
    .optional()
    .meta(
      secret(
        'Signs log-in tokens. Outside production a generated one is kept in DATA_DIR/secrets.json.',
        'Set 32 or more random characters: `openssl rand -base64 48`.',
      ),
    ),
  AUTH_KEYS: text()
    .regex(/^[\w.-]+:[^,]{32,}(,[\w.-]+:[^,]{32,})*$/)
    .optional()
    .meta(
      secret(
        'Signing keys of log-ins, newest first, as name:secret pairs; unset: one derived from PAYLOAD_SECRET. Put a new pair first to rotate: tokens of the older ones stay valid until they expire.',
        'Give pairs such as 2026a:<32 or more random characters>, separated by commas.',
      ),
    ),
  SECRETS_KEY: key()
    .optional()
    .meta(
      secret(
        'Encrypts gateway credentials (AES-256). Keep it: without it they cannot be read. Generated like PAYLOAD_SECRET.',
        'Set 32 random bytes in base64: `openssl rand -base64 32`.',
      ),
    ),
  METRICS_TOKEN: text()
    .optional()
    .meta(
      secret(
        'Bearer token of /metrics; unset: /metrics is closed.',
        'Set 32 or more random characters: `openssl rand -hex 32`.',
      ),
    ),
}
