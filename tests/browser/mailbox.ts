import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

type Wanted = { outbox: string; to: string; after: Date; pattern: RegExp }

const longestWaitMs = 30_000

/**
 * What a mail says, from the file that it became.
 * @param pattern its first group is given back
 * @throws Error when no such mail comes
 */
export const readMail = async ({ outbox, to, after, pattern }: Wanted): Promise<string> => {
  const end = Date.now() + longestWaitMs
  while (Date.now() < end) {
    for (const file of existsSync(outbox) ? (await readdir(outbox)).sort().reverse() : []) {
      const found = await lookInto({ file: path.join(outbox, file), to, after, pattern })
      if (found) return found
    }
    await sleep(200)
  }
  throw new Error(`No mail to ${to} with ${pattern} came.`)
}

/** A code stands on a line of its own. */
export const mailedCode = /^ +(\d{6})\r?$/m

export const invitationPath = /(\/admin\/invitation\/[\w-]+)/
export const resetPath = /(\/admin\/reset\/[\w-]+)/

const lookInto = async ({ file, to, after, pattern }: Omit<Wanted, 'outbox'> & { file: string }) => {
  if ((await stat(file)).mtime < after) return undefined
  const text = unfold(await readFile(file, 'utf8'))
  return text.includes(to) ? pattern.exec(text)?.[1] : undefined
}

/** Takes back the line breaks of quoted-printable. */
const unfold = (text: string): string => text.replace(/=\r?\n/g, '').replace(/=3D/g, '=')
