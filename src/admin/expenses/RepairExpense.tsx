'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import type { ExpenseView } from '../../services/expenses/expense-view.ts'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { amountText } from '../text/amount.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'

type Row = { id: string; costMinor?: number | null; currency?: string; vendor?: string | null }
type Categories = { docs: { id: string; name: string }[] }

const categoriesPath = '/expense-categories?depth=0&limit=100&sort=name&where[isActive][equals]=true'

/** On a repair with a cost and a vendor: makes the expense of it. */
export const RepairExpense = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const path = useAdminPath()
  const router = useRouter()
  const selectId = useId()
  const [isOpen, setIsOpen] = useState(false)
  const [category, setCategory] = useState('')
  const mayMake = can('finance.expenses.create')
  const { data } = useApi<Row>(id && mayMake ? `/maintenance-requests/${id}?depth=0` : null, useLiveVersion())
  const { data: categories } = useApi<Categories>(isOpen ? categoriesPath : null)
  if (!mayMake || !data?.costMinor || !data.vendor) return null
  const make = async (): Promise<void> => {
    const body = { request: data.id, category }
    const made = await apiRequest<ExpenseView>({ method: 'POST', path: '/finance/expenses/from-maintenance', body })
    router.push(path(`/collections/expenses/${made.id}`))
  }
  return (
    <>
      <Button buttonStyle="secondary" margin={false} onClick={() => setIsOpen(true)} size="small" type="button">
        Make expense
      </Button>
      {isOpen && (
        <ConfirmDialog
          done="The expense waits for approval."
          isComplete={category !== ''}
          label="Make expense"
          onClose={() => setIsOpen(false)}
          onConfirm={make}
          title="Expense of this repair"
        >
          <p>
            <strong>{amountText(data.costMinor, data.currency ?? '')}</strong>, owed to the vendor of this request once
            it is approved.
          </p>
          <Labelled htmlFor={selectId} label="Category">
            <select id={selectId} onChange={({ target }) => setCategory(target.value)} value={category}>
              <option value="">Choose…</option>
              {categories?.docs.map(({ id: value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          </Labelled>
        </ConfirmDialog>
      )}
    </>
  )
}
