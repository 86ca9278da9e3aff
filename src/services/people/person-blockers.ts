import type { PayloadRequest } from 'payload'
import { liveLeaseStatuses } from '../../domain/lease.ts'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { AppError } from '../../platform/errors.ts'

export type Blocker = { code: string; message: string; count: number }

/** What a refusal says when something hangs on a person: the whole first, then one entry for each blocker. */
export const blocked = (what: string, blockers: readonly Blocker[], path: string): AppError => {
  const message = `${what} ${blockers.map((blocker) => blocker.message).join(' ')}`
  const errors = [{ message, path }, ...blockers.map((blocker) => ({ message: blocker.message, path: blocker.code }))]
  return new AppError({ status: 409, code: 'CONFLICT', message, data: { errors, blockers } })
}

/** What binds people to the company today, by person; without an entry nothing does. */
export const blockersOf = async (tx: Tx, people: readonly string[]): Promise<Map<string, Blocker[]>> => {
  const rows = await tx.query<Counts>(BOUND, [people, liveLeaseStatuses, now().toISOString()])
  return new Map(rows.map((row) => [row.id, blockersIn(row)] as const).filter(([, blockers]) => blockers.length > 0))
}

/** @throws 409 with the blockers */
export const requireUnbound = ({ req, person, what }: { req: PayloadRequest; person: string; what: string }) =>
  withTransaction(req, async (tx) => {
    const blockers = (await blockersOf(tx, [person])).get(person)
    if (blockers) throw blocked(`This person cannot be ${what}.`, blockers, 'id')
  })

type Counts = { id: string; leases: number; shares: number; projects: number; balances: number; requests: number }

const blockersIn = ({ leases, shares, projects, balances, requests }: Counts): Blocker[] =>
  [
    { code: 'lease', count: leases, message: `${counted(leases, 'live lease')}.` },
    { code: 'ownership', count: shares, message: `Owns a share of ${counted(shares, 'unit')}.` },
    { code: 'projectOwnership', count: projects, message: `Owns a share of ${counted(projects, 'project')}.` },
    { code: 'balance', count: balances, message: 'The account is not settled: its balance is not zero.' },
    { code: 'maintenance', count: requests, message: `${counted(requests, 'open maintenance request')}.` },
  ].filter(({ count }) => count > 0)

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** Deposits that are held count as a balance, too. */
const BOUND = `
  select p.id,
    (select count(*)::int from contracts c
     where c.person_id = p.id and c.status = any($2) and c.deleted_at is null) as leases,
    (select count(*)::int from ownerships o
     where o.person_id = p.id and (o.to_date is null or o.to_date >= today.day)) as shares,
    (select count(*)::int from project_ownerships o
     where o.person_id = p.id and (o.to_date is null or o.to_date >= today.day)) as projects,
    (select count(*)::int from (
       select from ledger_entries e join ledger_accounts a on a.id = e.account_id and a.type in ('asset', 'liability')
       where e.person_id = p.id group by a.key, e.currency having sum(e.amount_minor) <> 0) open) as balances,
    (select count(*)::int from maintenance_requests m
     where m.reporter_id = p.id and m.status not in ('closed', 'cancelled') and m.deleted_at is null) as requests
  from people p join companies co on co.id = p.company_id,
    lateral (select to_char($3::timestamptz at time zone co.timezone, 'YYYY-MM-DD') as day) today
  where p.id = any($1::uuid[])`
