import { RuleTester } from 'eslint'

import { layerImports } from './layer-imports.mjs'

const ok = (filename, code) => ({ filename, code })
const bad = (filename, code, messageId) => ({ filename, code, errors: [{ messageId }] })

new RuleTester().run('layer-imports', layerImports, {
  valid: [
    ok('src/domain/money/split.ts', `import Decimal from 'decimal.js'`),
    ok('src/domain/money/split.ts', `import { sum } from '../sum.ts'`),
    ok('src/domain/money/split.test.ts', `import fc from 'fast-check'`),
    ok('src/db/migrate.ts', `const { default: config } = await import('@payload-config')`),
    ok('src/db/locks.ts', `import { Pool } from 'pg'`),
    ok('src/services/billing/run.ts', `import { period } from '../../domain/period.ts'`),
    ok('src/services/billing/run.ts', `import { Topics } from '../../../jobs/queues.ts'`),
    ok('endpoints/finance.ts', `import { bill } from '../src/services/billing/run.ts'`),
    ok('collections/finance/invoices.ts', `import { guard } from '../../hooks/guard.ts'`),
    ok('src/server.ts', `import next from 'next'; import { routes } from '../endpoints/index.ts'`),
    ok('src/cli/seed.ts', `import { bill } from '../services/billing/run.ts'`),
    ok('payload.config.ts', `import { collections } from './collections/index.ts'`),
    ok('jest.config.mjs', `import { baseRun } from './tests/setup/project.mjs'`),
    ok('tests/int/a.test.ts', `import { startTestApp } from '../helpers/app.ts'`),
    ok('src/db/locks.test.ts', `import { createTestDatabase } from '../../tests/helpers/database.ts'`),
  ],
  invalid: [
    bad('src/domain/money/split.ts', `import { Pool } from 'pg'`, 'package'),
    bad('src/domain/money/split.ts', `import { readFile } from 'node:fs'`, 'package'),
    bad('src/domain/money/split.ts', `import { now } from '../../platform/clock.ts'`, 'layer'),
    bad('src/domain/money/split.ts', `import { User } from '../../payload-types.ts'`, 'layer'),
    bad('src/db/locks.ts', `import { bill } from '../services/billing/run.ts'`, 'layer'),
    bad('src/services/billing/run.ts', `import { routes } from '../../../endpoints/index.ts'`, 'layer'),
    bad('src/services/billing/run.ts', `export { guard } from '../../../hooks/guard.ts'`, 'layer'),
    bad('src/services/billing/run.ts', `import config from '@payload-config'`, 'package'),
    bad('src/services/billing/run.ts', `import { headers } from 'next/headers'`, 'package'),
    bad('src/services/billing/run.ts', `import { Pool } from 'pg'`, 'package'),
    bad('collections/finance/invoices.ts', `import { bill } from '../../src/services/billing/run.ts'`, 'layer'),
    bad('endpoints/finance.ts', `const run = await import('../jobs/processors/index.ts')`, 'layer'),
    bad('jobs/processors/bill.ts', `import { routes } from '../../endpoints/index.ts'`, 'layer'),
    bad('src/server.ts', `import { startTestApp } from '../tests/helpers/app.ts'`, 'closed'),
    bad('payload.config.ts', `import { load } from './bench/load.ts'`, 'closed'),
    bad('src/newroom/a.ts', `import { now } from '../platform/clock.ts'`, 'unknown'),
  ],
})
