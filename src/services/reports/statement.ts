import { addDays } from '../../domain/calendar.ts'
import { validationError } from '../../platform/errors.ts'
import { personStatement, type StatementRole } from '../statements/person-statement.ts'
import type { LedgerFilters } from '../ledger/ledger-filters.ts'
import { day, money, type ReportArgs, type ReportBody, type ReportRow, text } from './report.ts'

/** The statement of a person, event by event with the balance after each, newest first. @throws 400 without a person */
export const statement =
  (role: StatementRole) =>
  async ({ payload, company, currency, person, from, to, page, limit }: ReportArgs): Promise<ReportBody> => {
    if (!person) throw validationError('Say whose statement it is.', 'person')
    const found = await personStatement({
      ...{ payload, companies: [company], personId: person, role },
      ...{ currency, from, to, page, limit },
    })
    const own: LedgerFilters = role === 'owner' ? { key: 'owner_payable' } : { type: 'tenant' }
    const scope: LedgerFilters = { ...own, person, currency }
    const rows = found.docs.map(({ id, postedOn, description, debitMinor, creditMinor, balanceMinor }): ReportRow => ({
      id,
      cells: { postedOn, description, debitMinor, creditMinor, balanceMinor },
      drill: { [debitMinor ? 'debitMinor' : 'creditMinor']: { ...scope, transaction: id } },
      link: { collection: 'ledger-transactions', id },
    }))
    const before: ReportRow = {
      id: 'before',
      cells: { postedOn: from, description: 'Balance before', balanceMinor: found.openingMinor },
      drill: { balanceMinor: { ...scope, to: addDays(from, -1) } },
    }
    return {
      columns: [
        day('postedOn', 'Date'),
        text('description', 'What'),
        money('debitMinor', 'Debit'),
        money('creditMinor', 'Credit'),
        money('balanceMinor', role === 'tenant' ? 'Owes' : 'Is owed'),
      ],
      // What stood before closes the last page.
      rows: page >= found.totalPages ? [...rows, before] : rows,
      totalRows: found.totalDocs,
      totals: {
        id: 'total',
        cells: { description: `${found.person.name}: balance on ${to}`, balanceMinor: found.closingMinor },
        drill: { balanceMinor: { ...scope, to } },
      },
    }
  }
