const missing = ['TEST_DATABASE_URL', 'TEST_REDIS_URL'].filter((name) => !process.env[name])

if (missing.length > 0) {
  console.error(
    `Set ${missing.join(' and ')} first: PostgreSQL with PostGIS (a role that may create databases), Redis.`,
  )
  console.error('On Debian private ones can be had with: node tools/ci/services.mjs npm run test:services')
  process.exitCode = 1
}
