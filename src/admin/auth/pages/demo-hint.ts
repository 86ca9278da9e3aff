import { getEnv } from '../../../platform/env.ts'

/** Where codes and links are found when mails go to files; nothing where they go to mailboxes. */
export const demoHint = (): string | undefined => {
  const { appEnv, smtpHost, dataDir } = getEnv()
  return appEnv === 'demo' && !smtpHost ? `Demo: e-mails are files in ${dataDir}/outbox.` : undefined
}
