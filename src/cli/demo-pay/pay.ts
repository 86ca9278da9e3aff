import { randomUUID } from 'node:crypto'
import { logIn, send } from './api-client.ts'
import { awaitResult, type Result } from './await-result.ts'
import { chooseInvoice } from './choose-invoice.ts'
import type { Intent } from './documents.ts'
import { listen } from './live-events.ts'
import type { DemoPayOptions } from './options.ts'
import { createReport, money, type Report } from './report.ts'
import { scenarios } from './scenarios.ts'
import { showResult } from './show-result.ts'

/** A tenant's payment through the running system, from the request to the owner's account. @returns the exit code */
export const pay = async (options: DemoPayOptions, print: (line: string) => void): Promise<number> => {
  const { url, simulatorUrl, scenario, timeoutMs } = options
  const { ending } = scenarios[scenario]
  const report = createReport(print)
  const api = await logIn(options)
  report.step('log-in', `${api.user.name}, ${api.company.name}, ${url}`)
  const invoice = await chooseInvoice(api, options.invoice)
  const { person, number, dueDate, balanceMinor, currency, id } = invoice
  report.step('unpaid invoice', `${number} of ${person.name}, due ${dueDate}, ${money(balanceMinor, currency)} (${id})`)
  if (simulatorUrl) await steer({ simulatorUrl, scenario, phone: person.phone })

  const events = await listen({ url, token: api.token })
  if (!events.isConnected) report.step('live events', 'no connection: asking every second instead')
  const key = randomUUID()
  const intent = await api.post<Intent>('/finance/charges', { invoices: [id] }, { 'idempotency-key': key })
  report.step(
    'intent',
    `${intent.reference}, ${money(intent.amountMinor, intent.currency)} from ${intent.phone} (${intent.id})`,
  )
  report.step('gateway', `${answers[intent.status] ?? intent.status}${simulatorUrl ? `, scenario ${scenario}` : ''}`)
  const result = await awaitResult({ api, events, intent, ending, timeoutMs })
  events.close()
  showWay(report, result)
  if (simulatorUrl) await showBook({ report, simulatorUrl, intent, stored: result.callbacks.length })
  await showResult({ api, report, intent: result.intent, before: invoice, ending })

  for (const fault of report.faults) print(`✗ ${fault}`)
  if (report.faults.length === 0) report.step('done', `the scenario "${scenario}" ended as it should`)
  return report.faults.length === 0 ? 0 : 1
}

const answers: Record<string, string> = {
  submitted: 'accepted, the payer is asked',
  succeeded: 'accepted, and paid before it answered',
  failed: 'refused',
  unknown: 'no usable answer: the payer may have been asked or not',
}

type Steer = Pick<DemoPayOptions, 'scenario'> & { simulatorUrl: string; phone: string }

/** Tells the simulator what this payer will do, whatever the digits of his phone say. */
const steer = async ({ simulatorUrl, scenario, phone }: Steer): Promise<void> => {
  await send(`${simulatorUrl}/control/next`, 'POST', {}, { scenario, phone: phone.replace('+', '') })
}

const showWay = (report: Report, { intent, callbacks, heard }: Result): void => {
  if (callbacks.length === 0) report.step('callback', 'none came')
  for (const { receivedAt, status, outcome, id } of callbacks) {
    report.step('callback', `received ${receivedAt}, ${status}${outcome ? `: ${outcome}` : ''} (${id})`)
  }
  if (heard.length > 0) report.step('live events', heard.join(', '))
  report.step('intent', `${intent.status}${intent.failureReason ? `: ${intent.failureReason}` : ''}`)
}

type ShowBook = { report: Report; simulatorUrl: string; intent: Intent; stored: number }
type Book = { requests: { reference: string; state: string; callbacks: { status: number | null }[] }[] }

/** What the gateway says of the same request: how often it called, and whether money moved there. */
const showBook = async ({ report, simulatorUrl, intent, stored }: ShowBook): Promise<void> => {
  const { requests } = await send<Book>(`${simulatorUrl}/control/requests`, 'GET', {})
  const request = requests.find(({ reference }) => reference === intent.reference)
  if (!request) return report.step("gateway's book", 'knows nothing of it')
  report.step("gateway's book", `${request.state}, ${request.callbacks.length} callbacks sent, ${stored} kept here`)
}
