import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { createReq } from '../db/transaction.ts'
import { askPassword } from './ask-password.ts'
import { say } from './progress.ts'
import { runCommand } from './run-command.ts'
import { withPayload } from './with-payload.ts'

const usage = `npm run operator:create -- --email jane@platform.example --name "Jane Doe" [--generate] [--promote]
Makes an operator of the installation: he sees how the companies are doing, not their data. The password is asked for, or
read from standard input; with --generate, or when none is given, one is made up, shown once and changed at the first
log-in. --promote makes an operator of somebody who has a log-in already; he keeps his password.`

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      generate: { type: 'boolean', default: false },
      promote: { type: 'boolean', default: false },
    },
  })
  const { email, name, generate, promote } = values
  if (!email || !/^\S+@\S+\.\S+$/.test(email) || (!name && !promote)) throw new Error(usage)
  return { email, name: name ?? email, generate, promote }
}

// The only way to become an operator: no interface makes one.
await runCommand(async () => {
  const { email, name, generate, promote } = readOptions()
  const given = generate || promote ? '' : await askPassword('Password (empty: one is made up): ')
  return withPayload(async (payload) => {
    // after the configuration, like everything that reads the environment
    const { requireStrongPassword } = await import('../services/auth/password-policy.ts')
    const { createOperator } = await import('../services/platform/create-operator.ts')
    if (given) await requireStrongPassword({ password: given, hints: [email, name] })
    const password = given || randomBytes(15).toString('base64url')
    const req = await createReq(payload)
    const { isNew } = await createOperator({ req, email, name, password, mustChange: !given, promote })
    if (!isNew) say(`✓ ${email} is an operator now, and keeps the password.`)
    else if (given) say(`✓ ${email} is an operator.`)
    else say(`✓ ${email} is an operator. The first log-in, which asks for a new password: ${password}`)
    return 0
  })
})
