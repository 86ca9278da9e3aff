import { parseArgs } from 'node:util'
import type { Payload } from 'payload'
import { loadEnvFile } from '../platform/env.ts'
import { scaleCompany } from '../seed/scale/scale-company.ts'
import { scaleInvoices } from '../seed/scale/scale-invoices.ts'
import { seedDemo } from '../seed/seed-demo.ts'
import { elapsed, say, step } from './progress.ts'
import { demoAccounts } from './seed-accounts.ts'
import { runCommand } from './run-command.ts'
import { withPayload } from './with-payload.ts'

const usage = `npm run seed                               the demo: two companies, a year of history
npm run seed -- --if-empty                 nothing when there is any company
npm run seed -- --units 20000              also a company of this many let units, for measurements
npm run seed -- --invoices 100000          also this many issued invoices over eight companies
npm run seed -- --units 500 --company big  the short name of that company (default: scale)`

type Options = { ifEmpty: boolean; units: number; invoices: number; company: string }

const seed = async (payload: Payload, { ifEmpty, units, invoices, company }: Options): Promise<void> => {
  const result = await seedDemo({ payload, ifEmpty, step })
  if (result === 'seeded')
    for (const { role, email, password } of demoAccounts) say(`  ${role.padEnd(18)} ${email.padEnd(28)} ${password}`)
  else say('There is data here already: the demo was not written, and nothing was changed.')
  if (units > 0) {
    const scaled = await step(`${units} let units in "${company}"`, () =>
      scaleCompany({ payload, units, slug: company, onProgress: counter(units, 'units') }),
    )
    say(`  Log in as ${scaled.email}, ${scaled.password}`)
  }
  if (invoices > 0) {
    const [scaled] = await step(`${invoices} issued invoices in eight companies`, () =>
      scaleInvoices({ payload, invoices, onProgress: counter(invoices, 'invoices') }),
    )
    say(`  Log in as ${scaled?.email}, ${scaled?.password}`)
  }
}

/** A line for every tenth. */
const counter = (total: number, what: string): ((done: number) => void) => {
  let shown = 0
  return (done) => {
    const tenth = Math.floor((done * 10) / total)
    if (tenth <= shown) return
    shown = tenth
    say(`  ${done} of ${total} ${what}`)
  }
}

const readOptions = (): Options | undefined => {
  const { values } = parseArgs({
    options: {
      'if-empty': { type: 'boolean', default: false },
      units: { type: 'string', default: '0' },
      invoices: { type: 'string', default: '0' },
      company: { type: 'string', default: 'scale' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(values.company))
    throw new Error('--company takes a short name of small letters, digits and hyphens, such as big-one.')
  return {
    ifEmpty: values['if-empty'],
    units: count('--units', values.units),
    invoices: count('--invoices', values.invoices),
    company: values.company,
  }
}

const count = (name: string, text: string): number => {
  if (!/^\d{1,6}$/.test(text)) throw new Error(`${name} takes a whole number up to 999,999.`)
  return Number(text)
}

await runCommand(async () => {
  const options = readOptions()
  if (!options) {
    say(usage)
    return 0
  }
  loadEnvFile()
  if (process.env.APP_ENV === 'production')
    throw new Error('This is production (APP_ENV): the demo, whose passwords everybody knows, is not written here.')
  const started = Date.now()
  await withPayload((payload) => seed(payload, options), { migrate: true })
  say(`Done in ${elapsed(started)}.`)
  return 0
})
