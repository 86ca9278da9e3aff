'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import type { BudgetUse as Use } from '../../services/expenses/budget-use.ts'
import { useApi } from '../api/use-api.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { MoneyCard } from './MoneyCard.tsx'

/** What was spent of a budget, and what is left. */
export const BudgetUse = () => {
  const { id } = useDocumentInfo()
  const { data, error } = useApi<{ docs: Use[] }>(id ? `/finance/budgets/use?id=${id}` : null)
  const use = data?.docs[0]
  if (!id) return <p className="fh-quiet">Save the budget to see what was spent of it.</p>
  if (error) return <ErrorNote error={error} />
  return (
    <div className="fh-cards">
      <MoneyCard currency={use?.currency} label="Approved expenses, tax included" minor={use?.approvedMinor} />
      <MoneyCard currency={use?.currency} label="Waiting for approval" minor={use?.waitingMinor} />
      <MoneyCard
        currency={use?.currency}
        label={use && use.leftMinor < 0 ? 'Overspent by' : 'Left'}
        minor={use && Math.abs(use.leftMinor)}
      />
    </div>
  )
}
