import type { Payload } from 'payload'
import { createReq, withTransaction } from '../../db/transaction.ts'
import { validationError } from '../../platform/errors.ts'
import { overlap, parseNetwork } from '../../platform/ip-address.ts'
import { recordAudit } from '../audit.ts'

export type LiftedBlock = {
  id: string
  cidr: string
  companyId: string | null
  /** the name of the company; null for a block of the installation */
  company: string | null
}

const ACTIVE = `
  select b.id, b.cidr, c.id as "companyId", c.name as company
  from blocked_ips b left join companies c on c.id = b.company_id
  where b.lifted_at is null and (b.expires_at is null or b.expires_at > now()) for update of b`

/**
 * Lifts every block that touches an address or network, of the installation and of companies: for the operator at the
 * command line, who may be shut out himself.
 * @returns what was lifted
 * @throws 400 for a text that is neither an address nor a network
 */
export const unblockNetwork = async (payload: Payload, text: string): Promise<LiftedBlock[]> => {
  const wanted = parseNetwork(text)
  if (!wanted) throw validationError('Give an address such as 192.0.2.7 or a network such as 192.0.2.0/24.')
  const req = await createReq(payload)
  return withTransaction(req, async (tx) => {
    const lifted = (await tx.query<LiftedBlock>(ACTIVE)).filter(({ cidr }) => {
      const network = parseNetwork(cidr)
      return network !== undefined && overlap(network, wanted)
    })
    const ids = lifted.map(({ id }) => id)
    await tx.query('update blocked_ips set lifted_at = now(), updated_at = now() where id = any($1)', [ids])
    const rows = lifted.flatMap(({ id, cidr, companyId }) =>
      companyId
        ? [{ action: 'lift', entity: 'blocked-ips', entityId: id, company: companyId, after: { cidr }, reason: byHand }]
        : [],
    )
    await recordAudit({ req, rows })
    return lifted
  })
}

const byHand = 'Lifted at the command line'
