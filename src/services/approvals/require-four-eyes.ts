import type { PayloadRequest } from 'payload'
import { forbidden } from '../../platform/errors.ts'
import type { CompanySettings } from '../companies.ts'

type Decision = {
  req: PayloadRequest
  company: CompanySettings
  /** the user who entered what is decided about; null = the system */
  proposedBy: string | null
  amountMinor: bigint
  currency: string
}

/**
 * Above the company's limit nobody decides about what he entered himself. Other currencies are beyond the limit, because
 * nobody has said what they are worth.
 * @throws 403
 */
export const requireFourEyes = ({ req, company, proposedBy, amountMinor, currency }: Decision): void => {
  if (!proposedBy || proposedBy !== req.user?.id) return
  if (currency === company.currency && amountMinor <= company.money.fourEyes) return
  throw forbidden('You entered this yourself. Above the limit of the company somebody else has to decide.')
}
