import type { PayloadRequest } from 'payload'
import { hasPermission, requirePermission } from '../../access/has-permission.ts'
import { seenBy } from '../../access/row-rules/sight.ts'
import { standingOf } from '../../access/row-rules/standing.ts'
import { validationError } from '../../platform/errors.ts'
import type { ChargeRequest } from './start-charge.ts'

type Wanted = { req: PayloadRequest; charge: ChargeRequest }

const permission = 'finance.charges.create'
const unknownInvoice = () => validationError('A chosen invoice does not exist.', 'invoices')

/**
 * The company in which the caller may ask for these invoices: as their payer, without any permission, or as staff, who
 * may be limited to projects. An invoice out of sight does not exist.
 * @throws 400, and as `requirePermission`
 */
export const chargeScope = async ({ req, charge }: Wanted): Promise<string> => {
  const ids = [...new Set(charge.invoices)]
  const { userId, portals, companies, limited } = await standingOf(req, permission)
  const asPayer = { userId, portals, companies: [], limited: [] }
  const own = await seenBy({ req, collection: 'invoices', ids, standing: asPayer })
  const payer = own.length === ids.length ? own[0]?.company : undefined
  if (payer && own.every(({ company }) => company === payer) && !(await hasPermission(req, permission, payer))) {
    if (charge.gatewayAccount) throw validationError('The company chooses its gateway account.', 'gatewayAccount')
    return payer
  }
  if (portals.length > 0 && companies.length + limited.length === 0) throw unknownInvoice()
  const company = await requirePermission(req, permission)
  if (limited.some(({ companyId }) => companyId === company)) {
    const asStaff = { userId, portals: [], companies: [], limited }
    const seen = await seenBy({ req, collection: 'invoices', ids, standing: asStaff })
    if (seen.length !== ids.length) throw unknownInvoice()
  }
  return company
}
