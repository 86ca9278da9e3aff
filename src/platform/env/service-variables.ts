import { z } from 'zod'
import { baseUrl, flag, flagFix, notesFor, port, portFix, text, url } from './formats.ts'

const files = notesFor('Files (S3)')
const filesSecret = notesFor('Files (S3)', { isSecret: true })
const mail = notesFor('Mail')
const mailSecret = notesFor('Mail', { isSecret: true })
const gateway = notesFor('Payment gateway')
const maps = notesFor('Maps and the API description')
const watch = notesFor('Monitoring')
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** The services around them: every one is optional. */
export const serviceVariables = {
  S3_BUCKET: text()
    .optional()
    .meta(
      files(
        'Bucket for uploads; unset: files are kept in DATA_DIR.',
        'Give the name of an existing bucket.',
        'freehold',
      ),
    ),
  S3_ENDPOINT: url('http:', 'https:')
    .optional()
    .meta(files('Server of the bucket when it is not AWS.', 'Give a full URL.', 'https://s3.example.com')),
  S3_REGION: text().default('us-east-1').meta(files('Region of the bucket.', 'Give the name of the region.')),
  S3_ACCESS_KEY_ID: text()
    .optional()
    .meta(files('Access key; unset: the machine role.', 'Set it together with S3_SECRET_ACCESS_KEY.')),
  S3_SECRET_ACCESS_KEY: text()
    .optional()
    .meta(filesSecret('Secret of the access key.', 'Set it together with S3_ACCESS_KEY_ID; no default password.')),
  S3_FORCE_PATH_STYLE: flag().default(false).meta(files('true for MinIO and most servers that are not AWS.', flagFix)),
  SMTP_HOST: text()
    .optional()
    .meta(
      mail(
        'Mail server; unset: messages land in DATA_DIR/outbox.',
        'Give the name of the mail server.',
        'smtp.example.com',
      ),
    ),
  SMTP_PORT: port().default(587).meta(mail('Port of the mail server.', portFix)),
  SMTP_SECURE: flag().default(false).meta(mail('true: TLS from the first byte (port 465); false: STARTTLS.', flagFix)),
  SMTP_USER: text().optional().meta(mail('User of the mail server.', 'Set it together with SMTP_PASSWORD.')),
  SMTP_PASSWORD: text().optional().meta(mailSecret('Password of the mail server.', 'Set it together with SMTP_USER.')),
  MAIL_FROM: text()
    .includes('@')
    .default('Freehold <no-reply@freehold.example>')
    .meta(mail('Sender of every message.', 'Use an address, or Name <address>.')),
  SASAPAY_BASE_URL: baseUrl()
    .optional()
    .meta(
      gateway(
        'SasaPay server; unset: the built-in simulator.',
        'Give a full URL; in production it begins with https://.',
        'https://sasapay.example.com',
      ),
    ),
  SIMULATOR_PORT: port().default(3901).meta(gateway('Port of the built-in simulator.', portFix)),
  MAP_TILE_URL: text()
    .regex(/^https?:\/\/[^\s'";,]+\{z\}[^\s'";,]*$/)
    .optional()
    .meta(
      maps(
        'Tiles under the maps of the admin panel; unset: the built-in outlines, and no request leaves for maps.',
        'Give the URL of a tile server with {z}, {x} and {y}, and its terms of use in MAP_TILE_ATTRIBUTION.',
        'https://tiles.example.com/{z}/{x}/{y}.png',
      ),
    ),
  MAP_TILE_ATTRIBUTION: text()
    .default('')
    .meta(
      maps(
        'Who made the tiles, as their terms of use want it named on the map.',
        'Give a short text.',
        '© Tile Makers',
      ),
    ),
  OPENAPI_PUBLIC: flag().default(false).meta(maps('true: GET /api/v1/openapi.json answers without a log-in.', flagFix)),
  LOG_LEVEL: z
    .enum(logLevels)
    .default('info')
    .meta(watch('Least important level that is logged.', `Use one of ${logLevels.join(', ')}.`)),
  SENTRY_DSN: url('http:', 'https:')
    .optional()
    .meta(
      watch(
        'Sentry project that errors go to.',
        'Copy the DSN from the project settings in Sentry.',
        'https://key@sentry.example.com/1',
      ),
    ),
}
