import type { Api } from './api-client.ts'
import type { Chosen } from './choose-invoice.ts'
import type { Intent, Invoice, Ledger, LedgerEntry, List, Payment, Statement } from './documents.ts'
import { money, type Report } from './report.ts'
import type { Ending } from './scenarios.ts'

type ShowResult = { api: Api; report: Report; intent: Intent; before: Chosen; ending: Ending }

/** Follows the money from the payment to the books, and says where something is not as the scenario asks. */
export const showResult = async (args: ShowResult): Promise<void> => {
  const { api, report, intent, ending } = args
  const payments = await api.get<List<Payment>>('/payments', { 'where[intent][equals]': intent.id, limit: 10 })
  const [payment] = payments.docs
  report.expect(payments.totalDocs <= 1, `${payments.totalDocs} payments were recorded for one request.`)
  if (ending === 'paid' || ending === 'review') {
    report.expect(intent.status === 'succeeded', `The request is ${intent.status}, not succeeded.`)
    report.expect(Boolean(payment), 'No payment was recorded.')
  }
  if (ending === 'refused') report.expect(intent.status === 'failed', `The request is ${intent.status}, not failed.`)
  if (ending === 'refused' || ending === 'undecided')
    report.expect(!payment, 'A payment was recorded although nobody paid.')
  if (!payment) report.step('payment', intent.failureReason ? `none: ${intent.failureReason}` : 'none')
  else await showPayment(args, payment)
  await showInvoice(args, payment)
  if (payment) await showBooks(args, payment)
}

const showPayment = async ({ report, intent, ending }: ShowResult, payment: Payment): Promise<void> => {
  const { number, amountMinor, currency, gatewayReference, valueDate, reviewReason, id } = payment
  const note = reviewReason ? `, waits for a person: ${reviewReason}` : ''
  report.step(
    'payment',
    `${number} ${money(amountMinor, currency)}, receipt ${gatewayReference}, value date ${valueDate}${note} (${id})`,
  )
  if (ending === 'review')
    report.expect(reviewReason === 'amount_mismatch', 'A payment of another amount was not set aside.')
  if (ending === 'paid')
    report.expect(!reviewReason && amountMinor === intent.amountMinor, 'The payment is not what was asked for.')
}

const showInvoice = async ({ api, report, before }: ShowResult, payment?: Payment): Promise<void> => {
  const after = await api.get<Invoice>(`/invoices/${before.id}`)
  const balance = (invoice: Invoice): string => money(invoice.balanceMinor, invoice.currency)
  report.step(
    'invoice',
    `${after.number} ${before.paymentState} -> ${after.paymentState}, balance ${balance(before)} -> ${balance(after)}`,
  )
  const paid = payment?.allocatedMinor ?? 0
  report.expect(after.balanceMinor === before.balanceMinor - paid, 'The balance did not fall by what was allocated.')
  report.expect(
    (after.paymentState === 'paid') === (after.balanceMinor === 0),
    'The state of the invoice does not fit its balance.',
  )
}

const showBooks = async ({ api, report, before }: ShowResult, payment: Payment): Promise<void> => {
  const { docs, balanceMinor } = await api.get<Ledger>('/finance/ledger', { payment: payment.id, limit: 100 })
  report.step(
    'ledger',
    `${docs.length} entries, debit and credit differ by ${money(balanceMinor ?? 0, payment.currency)}`,
  )
  for (const entry of docs.toSorted((a, b) => b.amountMinor - a.amountMinor)) report.detail(lineOf(entry))
  report.expect(docs.length >= 2, 'The payment is not in the books.')
  report.expect(balanceMinor === 0, 'The entries of the payment do not balance.')

  const tenant = await api.get<Statement>(`/finance/statements/${before.person.id}`, { role: 'tenant', limit: 1 })
  report.step("tenant's account", `${tenant.person.name} owes ${money(tenant.balanceMinor, tenant.currency)}`)
  const owners = await api.get<Ledger>('/finance/ledger', { payment: payment.id, key: 'owner_payable', limit: 100 })
  for (const [person, due] of sumByPerson(owners.docs)) {
    const statement = await api.get<Statement>(`/finance/statements/${person}`, { role: 'owner', limit: 1 })
    const { currency, balanceMinor: balance } = statement
    report.step(
      "owner's account",
      `${statement.person.name} ${money(balance - due, currency)} -> ${money(balance, currency)} (+${money(due, currency)})`,
    )
  }
}

const lineOf = ({ accountCode, accountName, amountMinor, currency }: LedgerEntry): string => {
  const side = amountMinor > 0 ? 'debit ' : 'credit'
  return `${side} ${money(Math.abs(amountMinor), currency).padStart(18)}  ${accountCode} ${accountName}`
}

/** What each owner is owed more: credits are below zero in the books. */
const sumByPerson = (entries: LedgerEntry[]): Map<string, number> => {
  const sums = new Map<string, number>()
  for (const { person, amountMinor } of entries) if (person) sums.set(person, (sums.get(person) ?? 0) - amountMinor)
  return sums
}
