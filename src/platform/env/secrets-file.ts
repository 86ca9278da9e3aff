import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type GeneratedSecrets = { PAYLOAD_SECRET: string; SECRETS_KEY: string }

/**
 * The secrets of an installation that was given none: made once, kept in `secrets.json` (mode 600).
 * @throws Error when the file is damaged: new ones would make sealed credentials unreadable
 */
export const generatedSecrets = (dataDir: string): GeneratedSecrets => {
  const path = join(dataDir, 'secrets.json')
  return read(path) ?? create(dataDir, path)
}

const create = (dataDir: string, path: string): GeneratedSecrets => {
  const secrets = {
    PAYLOAD_SECRET: randomBytes(48).toString('base64url'),
    SECRETS_KEY: randomBytes(32).toString('base64'),
  }
  const draft = `${path}.${process.pid}`
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  try {
    // a link fails when another process was first, and never shows half a file
    linkSync(draft, path)
    return secrets
  } catch (error) {
    const first = (error as NodeJS.ErrnoException).code === 'EEXIST' ? read(path) : undefined
    if (!first) throw error
    return first
  } finally {
    rmSync(draft, { force: true })
  }
}

const read = (path: string): GeneratedSecrets | undefined => {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const secrets = parse(text)
  if (!secrets?.PAYLOAD_SECRET || !secrets.SECRETS_KEY)
    throw new Error(
      `${path} is damaged. Restore it from a backup, or remove it: gateway credentials must then be entered again.`,
    )
  chmodSync(path, 0o600)
  return { PAYLOAD_SECRET: secrets.PAYLOAD_SECRET, SECRETS_KEY: secrets.SECRETS_KEY }
}

const parse = (text: string): Partial<GeneratedSecrets> | undefined => {
  try {
    return JSON.parse(text) as Partial<GeneratedSecrets>
  } catch {
    return undefined
  }
}
