import { baseProject, baseRun, enableEsm } from './tests/setup/project.mjs'

enableEsm()

const withDatabase = ['tests/int', 'tests/http', 'tests/faults', 'src/db', 'src/services']

/** `unit` needs nothing; `database` starts PostgreSQL once, and only when one of its tests is selected. */
export default {
  ...baseRun,
  projects: [
    {
      ...baseProject,
      displayName: 'unit',
      testMatch: ['**/*.test.{ts,tsx,mjs}'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '/tests/browser/',
        ...withDatabase.map((path) => `<rootDir>/${path}/`),
      ],
    },
    {
      ...baseProject,
      displayName: 'database',
      testMatch: withDatabase.map((path) => `<rootDir>/${path}/**/*.test.{ts,tsx}`),
      globalSetup: '<rootDir>/tests/setup/start-database.mjs',
      globalTeardown: '<rootDir>/tests/setup/stop-database.mjs',
    },
  ],
}
