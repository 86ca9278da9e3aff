import type { Tx } from '../../db/transaction.ts'
import { addDays, type CalendarDate } from '../../domain/calendar.ts'
import { isCurrency } from '../../domain/currency.ts'
import type { InvoiceLineKind } from '../../domain/invoice.ts'
import { validationError } from '../../platform/errors.ts'
import type { CompanySettings } from '../companies.ts'
import { checkLines } from './check-lines.ts'
import type { InvoiceKind, NewInvoice } from './new-invoice.ts'

/** What a person enters for a line; a line that stands on the draft already keeps what it bills. */
export type LineInput = {
  id?: string
  kind: InvoiceLineKind
  description: string
  quantity: number
  unitAmountMinor: number
  taxRateBps?: number
  /** a pending penalty of the payer: it says what the line is for and how much */
  penalty?: string | null
}

/** What a person enters for an invoice. */
export type InvoiceInput = {
  person: string
  unit?: string | null
  contract?: string | null
  project?: string | null
  issueDate?: CalendarDate
  dueDate?: CalendarDate
  currency?: string
  discountBps?: number | null
  discountMinor?: number | null
  notes?: string | null
  lines: LineInput[]
}

type Company = CompanySettings & { today: CalendarDate }

type Check = {
  tx: Tx
  company: Company
  input: InvoiceInput
  kind?: InvoiceKind
  /** the draft that is edited: its lines keep what they bill, its penalties are released already */
  draft?: string
}

/**
 * An invoice as it may be written: everything it names belongs to the company and fits together.
 * @throws 400 with the path of what does not
 */
export const checkInvoice = async ({ tx, company, input, kind = 'manual', draft }: Check): Promise<NewInvoice> => {
  const currency = input.currency ?? company.currency
  if (!isCurrency(currency)) throw validationError('This is not a currency that is in use (ISO 4217).', 'currency')
  const place = await placeOf(tx, company.id, input)
  const lines = await checkLines({ tx, company: company.id, input, currency, draft, contract: place.contract })
  return {
    kind,
    person: input.person,
    ...place,
    ...datesOf(company, input),
    currency,
    discount: discountOf(input),
    notes: input.notes?.trim() || null,
    lines,
  }
}

const datesOf = (company: Company, input: Pick<InvoiceInput, 'issueDate' | 'dueDate'>) => {
  const issueDate = input.issueDate ?? company.today
  const dueDate = input.dueDate ?? addDays(issueDate, company.money.invoiceDueDays)
  if (dueDate < issueDate) throw validationError('It cannot be due before it is issued.', 'dueDate')
  return { issueDate, dueDate }
}

/** The discount that was entered, if any. @throws 400 for two */
export const discountOf = ({
  discountBps,
  discountMinor,
}: Pick<InvoiceInput, 'discountBps' | 'discountMinor'>): NewInvoice['discount'] => {
  if (discountBps && discountMinor) {
    throw validationError('A discount is a rate or an amount, not both.', 'discountMinor')
  }
  if (discountBps) return { bps: discountBps }
  return discountMinor ? { amountMinor: BigInt(discountMinor) } : null
}

type Found = {
  person: string | null
  unit: string | null
  unitProject: string | null
  contract: string | null
  contractPerson: string | null
  contractUnit: string | null
  contractProject: string | null
  project: string | null
}

const placeOf = async (tx: Tx, company: string, { person, unit, contract, project }: InvoiceInput) => {
  const [found] = await tx.query<Found>(FIND, [company, person, unit ?? null, contract ?? null, project ?? null])
  if (!found?.person) throw validationError('Choose the payer among the people of the company.', 'person')
  if (unit && !found.unit) throw validationError('Choose a unit of the company.', 'unit')
  if (contract && !found.contract) throw validationError('Choose a lease of the company.', 'contract')
  if (project && !found.project) throw validationError('Choose a project of the company.', 'project')
  if (contract && found.contractPerson !== person) {
    throw validationError('This is the lease of somebody else.', 'contract')
  }
  if (contract && unit && found.contractUnit !== unit) throw validationError('The lease is of another unit.', 'unit')
  const place = found.unitProject ?? found.contractProject ?? null
  if (project && place && project !== place) throw validationError('The unit is in another project.', 'project')
  return { unit: unit ?? found.contractUnit, contract: contract ?? null, project: place ?? project ?? null }
}

const FIND = `
  select
    (select id from people where company_id = $1 and id = $2 and deleted_at is null) as person,
    u.id as unit, u.project_id as "unitProject",
    c.id as contract, c.person_id as "contractPerson", c.unit_id as "contractUnit", c.project_id as "contractProject",
    (select id from projects where company_id = $1 and id = $5 and deleted_at is null) as project
  from (select 1) one
  left join units u on u.company_id = $1 and u.id = $3 and u.deleted_at is null
  left join contracts c on c.company_id = $1 and c.id = $4 and c.deleted_at is null`
