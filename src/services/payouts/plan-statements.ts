import type { Tx } from '../../db/transaction.ts'
import { addDays } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import {
  buildStatement,
  isPayable,
  type StatementItem,
  type StatementLine,
  type StatementSums,
} from '../../domain/payout-statement.ts'
import type { CompanySettings } from '../companies.ts'
import { fixedFees, lastFeeMonths, projectFees } from './fee-terms.ts'
import { ownerServices } from './owner-services.ts'
import { type Scope, unsettledEntries } from './unsettled-entries.ts'

export type PlannedStatement = {
  person: string
  project: string | null
  currency: string
  /** the day after the last statement; null for the first one */
  fromDate: string | null
  toDate: string
  lines: StatementLine[]
  sums: StatementSums
  /** false: nothing to pay yet, it is carried to the next statement */
  isPayable: boolean
}

type Plan = Omit<Scope, 'company'> & { tx: Tx; company: CompanySettings; adjustments?: readonly StatementItem[] }

/**
 * What the statements of these owners would say up to a day, one per owner and currency; nothing is written. The caller
 * holds the owners' locks when he means to write them.
 */
export const planStatements = async ({
  tx,
  company,
  adjustments = [],
  ...scope
}: Plan): Promise<PlannedStatement[]> => {
  const { persons, toDate, project = null } = scope
  const where = { company: company.id, persons, toDate, project }
  const entries = await unsettledEntries(tx, where)
  const last = await lastFeeMonths(tx, where)
  const projects = [...entries.flatMap((entry) => entry.project ?? []), ...last.map((fee) => fee.project)]
  const fees = await projectFees(tx, company.id, [...new Set(projects)])
  const fixed = await fixedFees({ tx, company: company.id, toDate, fees, entries, last })
  const services = await ownerServices({ tx, ...where, entries })
  const days = await lastDays(tx, where)

  const groups = groupBy(entries, ({ person, currency }) => `${person}|${currency}`)
  return [...groups.values()].map((own) => {
    const { person = '', currency = '' } = own[0] ?? {}
    // Fixed prices are in the company's currency; nobody has said what they are in another one.
    const charges = currency === company.currency ? (fixed.get(person) ?? []) : []
    const items = [...charges, ...(services.get(`${person}|${currency}`) ?? []), ...adjustments]
    const statement = buildStatement({ entries: own, fees, items, withholdingBps: company.money.withholdingBps })
    const minimum = currency === company.currency ? company.money.payoutMinimum : 0n
    const day = days.get(`${person}|${currency}`)
    return {
      person,
      project,
      currency,
      fromDate: day ? addDays(day, 1) : null,
      toDate,
      ...statement,
      isPayable: isPayable({ net: statement.sums.net, minimum }),
    }
  })
}

const lastDays = async (tx: Tx, { company, persons, toDate, project }: Scope): Promise<Map<string, string>> => {
  const rows = await tx.query<{ person: string; currency: string; day: string }>(
    `select person_id as person, currency, max(to_date) as day from payouts
     where company_id = $1 and person_id = any($2::uuid[]) and status <> 'cancelled' and to_date < $3
       and project_id is not distinct from $4::uuid
     group by person_id, currency`,
    [company, persons, toDate, project],
  )
  return new Map(rows.map(({ person, currency, day }) => [`${person}|${currency}`, day]))
}
