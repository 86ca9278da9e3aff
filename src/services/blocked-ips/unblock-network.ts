import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { validationError } from '../../platform/errors.ts'
import { overlap, parseNetwork } from '../../platform/ip-address.ts'

export type LiftedBlock = { id: string; cidr: string; company: string | null }

type Row = LiftedBlock

const ACTIVE = `
  select b.id, b.cidr, c.name as company from blocked_ips b left join companies c on c.id = b.company_id
  where b.lifted_at is null and (b.expires_at is null or b.expires_at > now())`

/**
 * Lifts every block that touches an address or network, of the installation and of companies: for the operator at the
 * command line, who may be shut out himself.
 * @returns what was lifted
 */
export const unblockNetwork = async (payload: Payload, text: string): Promise<LiftedBlock[]> => {
  const wanted = parseNetwork(text)
  if (!wanted) throw validationError('Give an address such as 192.0.2.7 or a network such as 192.0.2.0/24.')
  const rows = await readQuery<Row>(payload, ACTIVE)
  const matching = rows.filter(({ cidr }) => {
    const network = parseNetwork(cidr)
    return network !== undefined && overlap(network, wanted)
  })
  await readQuery(payload, 'update blocked_ips set lifted_at = now(), updated_at = now() where id = any($1)', [
    matching.map(({ id }) => id),
  ])
  return matching
}
