import { parseArgs } from 'node:util'
import { readRuntime } from '../../platform/runtime-file.ts'
import { demoAccounts } from '../seed-accounts.ts'
import { isScenario, scenarios, type Scenario } from './scenarios.ts'

export type DemoPayOptions = {
  url: string
  /** absent where a real gateway is used */
  simulatorUrl?: string
  invoice?: string
  scenario: Scenario
  email: string
  password: string
  timeoutMs: number
}

export const usage = `npm run demo:pay                              the oldest unpaid invoice of the demo, paid by mobile money
npm run demo:pay -- --invoice INV-2026-00001  that invoice
npm run demo:pay -- --scenario duplicate      ${Object.keys(scenarios).join(', ')}
npm run demo:pay -- --url http://localhost:3000 --simulator http://127.0.0.1:3901
                    --email … --password …    another system, another log-in
                    --timeout 60              seconds to wait for the result`

/** @throws Error that says what to do, when nothing runs here or an option is wrong */
export const readOptions = (): DemoPayOptions | 'help' => {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    options: {
      url: text,
      simulator: text,
      invoice: text,
      scenario: text,
      email: text,
      password: text,
      timeout: text,
      help: { type: 'boolean' },
    },
  })
  if (values.help) return 'help'
  const runtime = readRuntime(process.env.DATA_DIR ?? '.data')
  const url = values.url ?? runtime?.webUrl
  if (!url)
    throw new Error('Freehold does not run in this folder: start it with `npm start`, or say where it runs with --url.')
  const simulatorUrl = values.simulator ?? (values.url ? undefined : runtime?.simulatorUrl)
  const scenario = values.scenario ?? 'success'
  if (!isScenario(scenario))
    throw new Error(`There is no scenario "${scenario}". Choose one of ${Object.keys(scenarios).join(', ')}.`)
  if (values.scenario && !simulatorUrl)
    throw new Error('A scenario needs the simulator: say where it runs with --simulator.')
  const accountant = demoAccounts.find(({ role }) => role === 'Accountant')
  const seconds = Number(values.timeout ?? scenarios[scenario].seconds)
  if (!Number.isInteger(seconds) || seconds < 1) throw new Error('--timeout takes a whole number of seconds.')
  return {
    url,
    simulatorUrl,
    invoice: values.invoice,
    scenario,
    email: values.email ?? accountant?.email ?? '',
    password: values.password ?? accountant?.password ?? '',
    timeoutMs: seconds * 1_000,
  }
}
