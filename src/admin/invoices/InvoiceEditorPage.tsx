'use client'

import { addDays } from '../../domain/calendar.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { useToday } from '../ui/use-today.ts'
import { type DraftLine, type InvoiceDraft, newLine } from './invoice-draft.ts'
import { type EditorStart, InvoiceForm } from './InvoiceForm.tsx'

type InvoiceEditorPageProps = { id?: string; corrects?: string; person?: string }

type Person = { id: string; name: string }

/** A new invoice, a draft that is edited, or a debit note to an invoice. */
export const InvoiceEditorPage = ({ id, corrects, person }: InvoiceEditorPageProps) => {
  const { me, error: meError } = usePermissions()
  const source = id ?? corrects
  const invoice = useApi<StoredInvoice>(source ? `/invoices/${source}?depth=1` : null)
  const lines = useApi<{ docs: StoredLine[] }>(
    id ? `/invoice-lines?where[invoice][equals]=${id}&sort=position&limit=200&depth=0` : null,
  )
  const payer = useApi<Person>(person && !source ? `/people/${person}?depth=0` : null)
  const company = useApi<{ money?: { invoiceDueDays?: number } }>(
    me?.company ? `/companies/${me.company.id}?depth=0` : null,
  )
  const today = useToday()
  const error = invoice.error ?? lines.error ?? payer.error ?? meError
  if (error !== undefined) return <ErrorNote error={error} />
  const isThere = me && (!source || invoice.data) && (!id || lines.data) && (!person || source || payer.data)
  const knowsDays = company.data !== undefined || company.error !== undefined || !me?.company
  if (!isThere || !knowsDays) return <div className="fh-skeleton fh-skeleton--table" />
  const fresh: InvoiceDraft = {
    person: payer.data ?? null,
    place: '',
    issueDate: today,
    dueDate: addDays(today, company.data?.money?.invoiceDueDays ?? usualDueDays),
    currency: me.company?.currency ?? 'KES',
    discount: { kind: 'none', bps: null, minor: null },
    notes: '',
    lines: [newLine()],
  }
  return (
    <InvoiceForm
      key={source ?? 'new'}
      {...startOf({ id, corrects, fresh, invoice: invoice.data, lines: lines.data?.docs })}
    />
  )
}

const usualDueDays = 14

type StoredInvoice = {
  id: string
  number?: string | null
  status: string
  person: Person | string
  unit?: { id: string } | string | null
  contract?: { id: string } | string | null
  issueDate: string
  dueDate: string
  currency: string
  discountBps?: number | null
  discountFixedMinor?: number | null
  notes?: string | null
  changeToken?: number | null
}

type StoredLine = Omit<DraftLine, 'key' | 'penalty'> & { id: string; penalty?: string | null }

type Sources = {
  id?: string
  corrects?: string
  fresh: InvoiceDraft
  invoice?: StoredInvoice
  lines?: StoredLine[]
}

const startOf = ({ id, corrects, fresh, invoice, lines = [] }: Sources): EditorStart => {
  if (!invoice) return { title: 'New invoice', draft: fresh }
  const person = typeof invoice.person === 'object' ? invoice.person : { id: invoice.person, name: 'The payer' }
  if (corrects && !id) {
    const draft = { ...fresh, person, currency: invoice.currency }
    return { title: `Charge more for ${invoice.number ?? 'the invoice'}`, draft, corrects }
  }
  return {
    title: 'Edit the draft',
    saved: { id: invoice.id, changeToken: invoice.changeToken ?? 0 },
    draft: {
      person,
      place: placeOf(invoice),
      issueDate: invoice.issueDate,
      dueDate: invoice.dueDate,
      currency: invoice.currency,
      discount: discountOf(invoice),
      notes: invoice.notes ?? '',
      lines: lines.map(({ penalty, ...line }) => newLine({ ...line, ...(penalty ? { penalty } : {}) })),
    },
  }
}

const discountOf = ({ discountBps, discountFixedMinor }: StoredInvoice): InvoiceDraft['discount'] => {
  if (discountBps) return { kind: 'rate', bps: discountBps, minor: null }
  if (discountFixedMinor) return { kind: 'amount', bps: null, minor: discountFixedMinor }
  return { kind: 'none', bps: null, minor: null }
}

const idOf = (value: { id: string } | string | null | undefined): string | undefined =>
  typeof value === 'object' ? value?.id : value

const placeOf = ({ contract, unit }: StoredInvoice): string => {
  const lease = idOf(contract)
  if (lease) return `lease:${lease}`
  const place = idOf(unit)
  return place ? `unit:${place}` : ''
}
