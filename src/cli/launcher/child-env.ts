import type { Env } from '../../platform/env.ts'

type ChildEnvArgs = {
  env: Env
  mode: 'start' | 'dev'
  port: number
  simulatorPort: number
  database: { url: string; appUrl?: string }
  dataDir: string
}

/** What every process of this run is told; what the user set stays as it is. */
export const childEnv = ({
  env,
  mode,
  port,
  simulatorPort,
  database,
  dataDir,
}: ChildEnvArgs): Record<string, string | undefined> => ({
  ...process.env,
  NODE_ENV: mode === 'dev' ? 'development' : 'production',
  APP_ENV: env.appEnv,
  PORT: String(port),
  HOST: env.host,
  PUBLIC_URL: process.env.PUBLIC_URL || `http://localhost:${port}`,
  DATA_DIR: dataDir,
  DATABASE_URL: database.url,
  DATABASE_APP_URL: database.appUrl ?? '',
  PAYLOAD_SECRET: env.payloadSecret,
  SECRETS_KEY: env.secretsKey,
  SIMULATOR_PORT: String(simulatorPort),
})
