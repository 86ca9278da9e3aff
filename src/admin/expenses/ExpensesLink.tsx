'use client'

import { Button, useListDrawerContext } from '@payloadcms/ui'
import type { expenseStatistics } from '../../services/expenses/expense-statistics.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { MoneyCard } from './MoneyCard.tsx'

type Figures = Awaited<ReturnType<typeof expenseStatistics>>

/** Above the list of expenses: what waits, what is owed and what is overdue, and the lists that belong to it. */
export const ExpensesLink = () => {
  const { can } = usePermissions()
  const path = useAdminPath()
  const { isInDrawer } = useListDrawerContext()
  const mayView = can('finance.expenses.view') && !isInDrawer
  const { data } = useApi<Figures>(mayView ? '/finance/expenses/statistics' : null, useLiveVersion())
  if (isInDrawer) return null
  const link = (label: string, slug: string) => (
    <Button buttonStyle="secondary" el="link" margin={false} size="small" to={path(`/collections/${slug}`)}>
      {label}
    </Button>
  )
  return (
    <>
      {data?.currencies.map((figures) => (
        <div className="fh-cards" key={figures.currency}>
          <MoneyCard
            currency={figures.currency}
            detail={billsText(figures.waiting)}
            label="Waiting for approval"
            minor={figures.waitingMinor}
          />
          <MoneyCard
            currency={figures.currency}
            detail={`of ${billsText(figures.approved)}`}
            label="Owed to suppliers"
            minor={figures.outstandingMinor}
          />
          <MoneyCard
            currency={figures.currency}
            detail={billsText(figures.overdue)}
            label="Overdue"
            minor={figures.overdueMinor}
          />
          <MoneyCard currency={figures.currency} label="Paid" minor={figures.paidMinor} />
        </div>
      ))}
      <div className="fh-list-actions">
        {can('finance.expenses.view') && link('Recurring expenses', 'recurring-expenses')}
        {can('finance.budgets.view') && link('Budgets', 'budgets')}
        {can('finance.expense-categories.view') && link('Categories', 'expense-categories')}
        {can('finance.disbursements.view') && link('Money out', 'disbursements')}
      </div>
    </>
  )
}

const billsText = (count: number): string => (count === 1 ? '1 expense' : `${count} expenses`)
