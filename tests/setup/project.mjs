import { fileURLToPath } from 'node:url'

/** Repository root with a trailing slash stripped, for every Jest configuration. */
export const rootDir = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

const swcOptions = {
  sourceMaps: 'inline',
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true, decorators: false },
    transform: { react: { runtime: 'automatic' } },
  },
  module: { type: 'es6' },
}

/** What every project shares: native ES modules, SWC, styles stubbed, `@payload-config` resolved. */
export const baseProject = {
  rootDir,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.(ts|tsx)$': ['@swc/jest', swcOptions] },
  transformIgnorePatterns: ['/node_modules/'],
  moduleNameMapper: {
    '^@payload-config$': '<rootDir>/payload.config.ts',
    '\\.(css|scss)$': '<rootDir>/tests/setup/style-stub.mjs',
  },
  modulePathIgnorePatterns: ['<rootDir>/.next/', '<rootDir>/.data/'],
  setupFiles: ['<rootDir>/tests/setup/environment.mjs'],
}

/**
 * Options that hold for a whole run. The memory limit also makes Jest use worker processes for a single file, and
 * workers inherit NODE_OPTIONS from `enableEsm`: plain `npx jest path` works without flags on the command line.
 */
export const baseRun = {
  rootDir,
  maxWorkers: 2,
  workerIdleMemoryLimit: '1200MB',
  testTimeout: 120_000,
}

/** Native ES modules in Jest need this Node flag; set before the workers are forked. */
export const enableEsm = () => {
  const options = process.env.NODE_OPTIONS ?? ''
  if (options.includes('--experimental-vm-modules')) return
  process.env.NODE_OPTIONS = `${options} --experimental-vm-modules --no-warnings=ExperimentalWarning`.trim()
}
