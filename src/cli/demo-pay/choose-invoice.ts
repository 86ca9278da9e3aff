import type { Api } from './api-client.ts'
import type { Invoice, List } from './documents.ts'

export type Chosen = Invoice & { person: { id: string; name: string; phone: string } }

/** The named invoice, or the one that has been due longest, of a payer with a phone. @throws Error when there is none */
export const chooseInvoice = async (api: Api, number?: string): Promise<Chosen> => {
  const { docs } = await api.get<List<Invoice>>('/invoices', {
    ...(number ? { 'where[number][equals]': number } : { 'where[balanceMinor][greater_than]': 0 }),
    'where[status][equals]': 'issued',
    sort: 'dueDate,number',
    limit: 50,
    depth: 1,
  })
  if (docs.length === 0) {
    throw new Error(
      number
        ? `${api.company.name} has no issued invoice ${number}.`
        : `Nobody owes ${api.company.name} anything: bill a month first.`,
    )
  }
  const chosen = docs.find(hasPhone)
  if (!chosen) throw new Error('The payer has no phone: enter one in the admin panel, or choose another invoice.')
  if (chosen.balanceMinor <= 0) throw new Error(`Invoice ${chosen.number} is paid already.`)
  return chosen
}

const hasPhone = (invoice: Invoice): invoice is Chosen =>
  typeof invoice.person === 'object' && Boolean(invoice.person.phone)
