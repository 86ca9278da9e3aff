import { existsSync } from 'node:fs'
import { pairFindings, productionFindings, type Finding } from './env/production.ts'
import { generatedSecrets } from './env/secrets-file.ts'
import { variables, type Variables } from './env/variables.ts'

type Camel<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Lowercase<Head>}${Capitalize<Camel<Tail>>}`
  : Lowercase<S>
type CamelKeys<T> = { [K in keyof T & string as Camel<K>]: T[K] }
type Always = 'HOST' | 'PUBLIC_URL' | 'PAYLOAD_SECRET' | 'SECRETS_KEY' | 'DATABASE_URL'

/** The validated configuration; keys are the variables' names in camel case. */
export type Env = CamelKeys<Omit<Variables, Always> & Record<Always, string>>

type Source = Record<string, string | undefined>

/** Lists every wrong variable at once, each with its fix. */
export class EnvError extends Error {
  readonly findings: readonly Finding[]

  constructor(findings: readonly Finding[]) {
    const lines = findings.map(
      ({ name, problem }) => `  ${name} ${problem}. ${variables.shape[name].meta()?.fix ?? ''}`,
    )
    super(`The configuration is not right:\n${lines.join('\n')}\nSee .env.example for every variable.`)
    this.name = 'EnvError'
    this.findings = findings
  }
}

let cached: Env | undefined

/**
 * The configuration of this process, read once.
 * @throws EnvError naming every wrong variable and its fix
 */
export const getEnv = (): Env => {
  // tests change variables as they go
  if (cached && process.env.NODE_ENV !== 'test') return cached
  loadEnvFile()
  return (cached = parseEnv(process.env))
}

/** Reads `.env` of the working folder; variables that are set already win. Tests do not read it. */
export const loadEnvFile = (): void => {
  if (process.env.NODE_ENV === 'test' || !existsSync('.env')) return
  if (typeof process.loadEnvFile !== 'function')
    throw new Error(
      'This version of Node cannot read .env: use Node 20.12 or newer, or set the variables in the environment.',
    )
  process.loadEnvFile('.env')
}

/**
 * Validates variables. An empty one counts as not set; while building nothing but the form is checked.
 * @param usesEmbedded the caller starts the embedded database, so DATABASE_URL may be missing
 * @throws EnvError
 */
export const parseEnv = (source: Source, { usesEmbedded = false } = {}): Env => {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
  const parsed = variables.safeParse(given)
  if (!parsed.success) throw new EnvError(parsed.error.issues.map(toFinding))

  const env = parsed.data
  const isBuild = source.FREEHOLD_BUILD === '1'
  const findings = isBuild ? [] : [...pairFindings(env), ...stageFindings(env, usesEmbedded)]
  if (findings.length > 0) throw new EnvError(findings)
  return camelKeys(fill(env, isBuild))
}

const stageFindings = (env: Variables, usesEmbedded: boolean): Finding[] => {
  if (env.APP_ENV === 'production') return productionFindings(env)
  return env.DATABASE_URL || usesEmbedded || env.APP_ENV === 'test'
    ? []
    : [{ name: 'DATABASE_URL', problem: 'is not set' }]
}

const toFinding = ({ path }: { path: PropertyKey[] }): Finding => ({
  name: path[0] as keyof Variables,
  problem: 'has a value that cannot be used',
})

const fill = (env: Variables, isBuild: boolean) => {
  const mayGenerate = !isBuild && env.APP_ENV !== 'production' && !(env.PAYLOAD_SECRET && env.SECRETS_KEY)
  const secrets = mayGenerate ? generatedSecrets(env.DATA_DIR) : undefined
  return {
    ...env,
    // the log-ins of a demo are public knowledge: other machines only when asked for
    HOST: env.HOST ?? (env.APP_ENV === 'production' ? '0.0.0.0' : '127.0.0.1'),
    PUBLIC_URL: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    DATABASE_URL: env.DATABASE_URL ?? '',
    PAYLOAD_SECRET: env.PAYLOAD_SECRET ?? secrets?.PAYLOAD_SECRET ?? 'unused while building',
    SECRETS_KEY: env.SECRETS_KEY ?? secrets?.SECRETS_KEY ?? '',
  }
}

const camelKeys = <T extends object>(value: T): CamelKeys<T> =>
  Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name.toLowerCase().replace(/_(\w)/g, (_, char: string) => char.toUpperCase()),
      entry,
    ]),
  ) as CamelKeys<T>
