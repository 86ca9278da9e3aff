import type { Env } from '../../platform/env.ts'
import { say } from '../progress.ts'

type WelcomeArgs = {
  env: Env
  webUrl: string
  simulatorUrl?: string
  dataDir: string
  seconds: string
  showLogs: boolean
}

/** Prints where everything is, and how to log in to a demo. */
export const welcome = async ({
  env,
  webUrl,
  simulatorUrl,
  dataDir,
  seconds,
  showLogs,
}: WelcomeArgs): Promise<void> => {
  const places = [
    ...(env.admin === 'on' ? [['Admin panel', `${webUrl}/admin`]] : []),
    ['API', `${webUrl}/api/v1`],
    ...(simulatorUrl ? [['Gateway simulator', simulatorUrl]] : []),
    ['Data', dataDir],
    ...(showLogs ? [] : [['Logs', `${dataDir}/logs`]]),
  ]
  say(`\nFreehold is ready (${seconds}).\n`)
  for (const [name, place] of places) say(`  ${name?.padEnd(18)} ${place}`)
  if (env.appEnv !== 'production') await printAccounts()
  say('\nStop with Ctrl-C.')
}

const printAccounts = async (): Promise<void> => {
  const { demoAccounts } = await import('../seed-accounts.ts')
  say('\n  Demo log-ins')
  for (const { role, email, password } of demoAccounts) say(`  ${role.padEnd(18)} ${email.padEnd(32)} ${password}`)
}
