import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { createReq, withTransaction } from '../db/transaction.ts'
import { addStaff } from '../services/onboarding/add-staff.ts'
import { createCompany } from '../services/onboarding/create-company.ts'
import { say } from './progress.ts'
import { runCommand } from './run-command.ts'
import { withPayload } from './with-payload.ts'

const usage = `npm run company:create -- --name "Acacia Property" --slug acacia --admin "Jane Doe" --email jane@acacia.example
  [--timezone Africa/Nairobi] [--currency KES] [--country KE]
Opens a company with its first administrator. The password is shown once; an existing user keeps his own.`

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      name: { type: 'string' },
      slug: { type: 'string' },
      admin: { type: 'string' },
      email: { type: 'string' },
      timezone: { type: 'string', default: 'Africa/Nairobi' },
      currency: { type: 'string', default: 'KES' },
      country: { type: 'string', default: 'KE' },
    },
  })
  const { name, slug, admin, email, timezone, currency, country } = values
  if (!name || !slug || !admin || !email) throw new Error(usage)
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(slug))
    throw new Error('--slug takes small letters, digits and hyphens, such as acacia.')
  return { admin, email, company: { name, slug, timezone, currency, country } }
}

// How an installation without a demo gets its first company and the person who runs it.
await runCommand(async () => {
  const { admin, email, company } = readOptions()
  return withPayload(async (payload) => {
    const req = await createReq(payload)
    const password = randomBytes(15).toString('base64url')
    await withTransaction(req, async () => {
      const { id, roles, branch } = await createCompany({ req, company })
      const administrator = roles.administrator
      if (!administrator) throw new Error('The role of the administrator was not made.')
      await addStaff({ req, staff: { company: id, name: admin, email, password, roles: [administrator], branch } })
    })
    say(`✓ ${company.name} is open. ${email} logs in with: ${password}`)
    return 0
  })
})
