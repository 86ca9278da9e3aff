import {
  AllocationError,
  allocateExplicit,
  allocatePayment,
  allocationPolicies,
  type AllocationPolicy,
  type AllocationResult,
} from '../../domain/allocation.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import type { CompanySettings } from '../companies.ts'
import type { LockedLine } from './open-lines.ts'
import type { InvoiceTarget } from './received-money.ts'

type ShareOut = {
  company: CompanySettings
  /** null: of nobody known */
  person: string | null
  amount: bigint
  lines: readonly LockedLine[]
  /** without them by the company's order */
  targets?: readonly InvoiceTarget[]
}

/** The order in which a company's payments cover the lines of an invoice. */
export const policyOf = ({ money }: CompanySettings): AllocationPolicy => allocationPolicies[money.allocationOrder]

/**
 * What an amount pays: what a person chose, or the oldest due date first.
 * @throws 400 with the path of the wish that cannot be met, 409 for an invoice that has nothing left to pay
 */
export const shareOut = ({ company, person, amount, lines, targets }: ShareOut): AllocationResult => {
  const policy = policyOf(company)
  if (!targets) return allocatePayment({ amount, lines, policy })
  requireInvoicesOf({ person, lines, targets })
  try {
    return allocateExplicit({ amount, lines, targets, policy })
  } catch (error) {
    if (!(error instanceof AllocationError)) throw error
    // It was paid meanwhile: two who put the last shilling on it differ only in who came first.
    if (error.fault === 'not_open') throw conflict(`${error.message}.`, { path: pathOf(error.path) })
    throw validationError(`${error.message}.`, pathOf(error.path))
  }
}

/** An invoice of another payer, company or currency, and one that is not issued, is none that this money could pay. */
const requireInvoicesOf = ({
  person,
  lines,
  targets,
}: Required<Pick<ShareOut, 'person' | 'lines' | 'targets'>>): void => {
  for (const [index, { invoiceId }] of targets.entries()) {
    const own = lines.find((line) => line.invoiceId === invoiceId)
    if (!own || own.collected.person !== person)
      throw validationError('This is no issued invoice of the payer in this currency.', `allocations.${index}.invoice`)
  }
}

/** '0.invoiceId' of the rule is `allocations.0.invoice` of the request. */
const pathOf = (path: string): string =>
  `allocations.${path.replace('invoiceId', 'invoice').replace('amount', 'amountMinor')}`
