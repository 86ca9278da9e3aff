import { readQuery } from '../../db/transaction.ts'
import { periodRange } from '../../domain/calendar.ts'
import type { LedgerFilters } from '../ledger/ledger-filters.ts'
import { money, pageOfRows, type ReportArgs, type ReportBody, type ReportRow, text } from './report.ts'

type Row = { key: string | null; name: string | null; received: string; returned: string; net: string }

/** Money that came in by month, method or account; by project what was put on its invoices. */
export const collections = async (args: ReportArgs): Promise<ReportBody> => {
  const { payload, company, currency, from, to, by = 'month' } = args
  const view = views[by as keyof typeof views]
  const rows = await readQuery<Row>(payload, view.sql, [company, currency, from, to])
  const scope: LedgerFilters = { currency, about: 'payment', from, to }
  const sum = (pick: 'received' | 'returned' | 'net'): number => rows.reduce((all, row) => all + Number(row[pick]), 0)
  return {
    columns: [
      text('of', view.label),
      money('receivedMinor', by === 'project' ? 'Put on invoices' : 'Received'),
      money('returnedMinor', by === 'project' ? 'Taken off' : 'Returned'),
      money('netMinor', 'Net'),
    ],
    rows: pageOfRows(
      rows.map((row) => rowOf(row, view.drill(row.key ?? '', { ...scope }))),
      args,
    ),
    totalRows: rows.length,
    totals: {
      id: 'total',
      cells: { of: 'Total', receivedMinor: sum('received'), returnedMinor: sum('returned'), netMinor: sum('net') },
      drill: sides({ ...scope, ...view.total }),
    },
  }
}

const rowOf = ({ key, name, received, returned, net }: Row, scope: LedgerFilters | null): ReportRow => ({
  id: key ?? 'none',
  cells: {
    of: name ?? key ?? 'Without',
    receivedMinor: Number(received),
    returnedMinor: Number(returned),
    netMinor: Number(net),
  },
  ...(scope && key && { drill: sides(scope) }),
})

/** Money comes in as a debit; on a receivable it is a credit. */
const sides = (scope: LedgerFilters): ReportRow['drill'] => ({
  receivedMinor: { ...scope, side: scope.key === 'receivable' ? 'credit' : 'debit' },
  returnedMinor: { ...scope, side: scope.key === 'receivable' ? 'debit' : 'credit' },
  netMinor: scope,
})

const clip = (period: string, { from = '', to = '' }: LedgerFilters): LedgerFilters => {
  const month = periodRange(period)
  return { from: month.from < from ? from : month.from, to: month.to > to ? to : month.to }
}

const accounts = (keys: string): string =>
  `e.account_id = any(array(select id from ledger_accounts where company_id = $1 and currency = $2 and key in (${keys})))`

const amounts = `
  coalesce(sum(e.amount_minor) filter (where e.amount_minor > 0), 0) as received,
  coalesce(sum(e.amount_minor) filter (where e.amount_minor < 0), 0) as returned, sum(e.amount_minor) as net`

const received = `${accounts(`'cash', 'bank', 'gateway_clearing'`)} and e.payment_id is not null and e.posted_on between $3 and $4`

/** Monthly collections. $1 company, $2 currency, $3 from, $4 to */
const monthlyCollectionsStatement = `
  select left(e.posted_on, 7) as key, left(e.posted_on, 7) as name, ${amounts}
  from ledger_entries e where ${received} group by 1 order by 1`

type View = {
  label: string
  sql: string
  total: LedgerFilters
  drill: (key: string, scope: LedgerFilters) => LedgerFilters
}

const inMoney: LedgerFilters = { type: 'money' }

const views: Record<'month' | 'method' | 'account' | 'project', View> = {
  month: {
    label: 'Month',
    sql: monthlyCollectionsStatement,
    total: inMoney,
    drill: (key, scope) => ({ ...scope, ...inMoney, ...clip(key, scope) }),
  },
  method: {
    label: 'Method',
    sql: `select p.method as key, p.method as name, ${amounts}
          from ledger_entries e join payments p on p.id = e.payment_id where ${received} group by 1 order by 1`,
    total: inMoney,
    drill: (method, scope) => ({ ...scope, ...inMoney, method }),
  },
  account: {
    label: 'Account',
    sql: `select e.account_id as key, min(a.code || ' ' || a.name) as name, ${amounts}
          from ledger_entries e join ledger_accounts a on a.id = e.account_id where ${received} group by 1 order by 2`,
    total: inMoney,
    drill: (account, scope) => ({ ...scope, account }),
  },
  project: {
    label: 'Project',
    sql: `select e.project_id as key, min(p.name) as name,
                 -coalesce(sum(e.amount_minor) filter (where e.amount_minor < 0), 0) as received,
                 -coalesce(sum(e.amount_minor) filter (where e.amount_minor > 0), 0) as returned, -sum(e.amount_minor) as net
          from ledger_entries e left join projects p on p.id = e.project_id
          where ${accounts(`'receivable'`)} and e.payment_id is not null and e.posted_on between $3 and $4
          group by 1 order by 2 nulls last`,
    total: { key: 'receivable' },
    drill: (project, scope) => ({ ...scope, key: 'receivable', project }),
  },
}
