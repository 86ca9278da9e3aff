import type { Tx } from '../../db/transaction.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import type { PenaltyPolicy } from '../../domain/penalty.ts'

export type PolicyVersion = PenaltyPolicy & {
  id: string
  policy: string
  name: string
  version: number
  validFrom: CalendarDate
  includesDeposits: boolean
  /** of flat amounts and limits in money */
  currency: string
  isDefault: boolean
  isRetired: boolean
}

type Row = Omit<PolicyVersion, 'amount' | 'cap'> & { amount: string | null; cap: string | null }

/** Every version of a company's policies, latest first. They are few. */
export const readPolicyVersions = async (tx: Pick<Tx, 'query'>, company: string): Promise<PolicyVersion[]> => {
  const rows = await tx.query<Row>(SELECT, [company])
  return rows.map(({ amount, cap, ...row }) => ({
    ...row,
    amount: BigInt(amount ?? 0),
    cap: cap === null ? null : BigInt(cap),
  }))
}

const SELECT = `
  select v.id, v.policy_id as policy, p.name, v.version::int as version, v.valid_from as "validFrom", v.kind, v.frequency,
         v.amount_minor as amount, coalesce(v.rate_bps, 0)::int as "rateBps", v.grace_days::int as "graceDays",
         v.charged_from as "chargedFrom", v.cap_minor as cap, v.cap_bps::int as "capBps",
         coalesce(v.includes_deposits, false) as "includesDeposits", v.currency,
         coalesce(p.is_default, false) as "isDefault", p.status = 'retired' as "isRetired"
  from penalty_policy_versions v
  join penalty_policies p on p.id = v.policy_id
  where v.company_id = $1
  order by v.valid_from desc, v.version desc`

type Chosen = { version: PolicyVersion } | { reason: 'no_policy' | 'no_version' | 'retired' | 'currency' }

/**
 * The version that charges an invoice: of the policy that charged it before, else of its lease, its project or the
 * company; the one that was valid on the due date. Amounts of money hold in their own currency only.
 */
export const chooseVersion = ({
  versions,
  policy,
  dueDate,
  currency,
}: {
  versions: readonly PolicyVersion[]
  policy: string | null
  dueDate: CalendarDate
  currency: string
}): Chosen => {
  const wanted = policy ?? versions.find(({ isDefault, isRetired }) => isDefault && !isRetired)?.policy
  const own = versions.filter((each) => each.policy === wanted)
  if (!wanted || (own.length === 0 && !policy)) return { reason: 'no_policy' }
  if (own[0]?.isRetired) return { reason: 'retired' }
  const version = own.find(({ validFrom }) => validFrom <= dueDate)
  if (!version) return { reason: 'no_version' }
  const isBound = version.kind === 'flat' || version.cap !== null
  return isBound && version.currency !== currency ? { reason: 'currency' } : { version }
}
