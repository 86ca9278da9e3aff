import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { multiTenantPlugin } from '@payloadcms/plugin-multi-tenant'
import { buildConfig } from 'payload'
import { collections } from './collections/index.ts'
import { memberships } from './collections/fields/company.ts'
import { rootEndpoints, withRoutes } from './endpoints/index.ts'
import { guardOwnRows } from './src/access/guard-own-rows.ts'
import { adminPanel } from './src/admin/admin-panel.ts'
import { adminTexts } from './src/admin/text/translations.ts'
import { hardenedPostgres } from './src/db/adapter.ts'
import { afterError } from './src/http/after-error.ts'
import { graphqlValidationRules } from './src/http/graphql-limits.ts'
import { demoAccounts } from './src/cli/seed-accounts.ts'
import { getEnv } from './src/platform/env.ts'
import { logger } from './src/platform/logger.ts'
import { mailAdapter } from './src/platform/mail.ts'

const root = path.dirname(fileURLToPath(import.meta.url))
const env = getEnv()

export default guardOwnRows(
  buildConfig({
    admin: adminPanel({
      root,
      demoAccounts,
      ...(env.mapTileUrl && { mapTiles: { url: env.mapTileUrl, attribution: env.mapTileAttribution } }),
    }),
    collections: withRoutes(collections),
    endpoints: rootEndpoints(collections),
    db: hardenedPostgres({ connectionString: env.databaseUrl, poolMax: env.databasePoolMax }),
    email: mailAdapter(),
    hooks: { afterError: [afterError] },
    i18n: { translations: { en: adminTexts } },
    plugins: [
      multiTenantPlugin({
        tenantsSlug: 'companies',
        tenantField: { name: 'company' },
        tenantsArrayField: { includeDefaultField: false, ...memberships },
        cleanupAfterTenantDelete: false,
        userHasAccessToAllTenants: () => false,
        // Who sees what is decided in `src/access`, which knows parties and support access too.
        useTenantsCollectionAccess: false,
        collections: Object.fromEntries(
          collections
            .filter(({ slug }) => slug !== 'users' && slug !== 'companies')
            .map(({ slug }) => [slug, { customTenantField: true, useTenantAccess: false }]),
        ),
        i18n: { translations: { en: { 'nav-tenantSelector-label': 'Company' } } },
      }),
    ],
    routes: { api: '/api/v1', admin: '/admin', graphQL: '/graphql', graphQLPlayground: '/graphql-playground' },
    serverURL: env.publicUrl,
    csrf: [new URL(env.publicUrl).origin],
    cors: [new URL(env.publicUrl).origin, ...env.corsOrigins],
    secret: env.payloadSecret,
    defaultDepth: 0,
    maxDepth: 3,
    graphQL: {
      disablePlaygroundInProduction: true,
      disableIntrospectionInProduction: false, // the rules below decide on it
      maxComplexity: 500,
      validationRules: graphqlValidationRules,
    },
    upload: { abortOnLimit: true, limits: { fileSize: 20 * 1024 * 1024 } },
    telemetry: false,
    logger,
    typescript: { autoGenerate: false, outputFile: path.join(root, 'payload-types.ts') },
  }),
)
