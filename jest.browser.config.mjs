import { baseProject, baseRun, enableEsm } from './tests/setup/project.mjs'

enableEsm()

/** The browser suite starts the whole product itself, one scenario at a time. */
export default {
  ...baseRun,
  ...baseProject,
  displayName: 'browser',
  maxWorkers: 1,
  testTimeout: 240_000,
  testMatch: ['<rootDir>/tests/browser/**/*.test.{ts,tsx}'],
  globalSetup: '<rootDir>/tests/setup/start-database.mjs',
  globalTeardown: '<rootDir>/tests/setup/stop-database.mjs',
}
