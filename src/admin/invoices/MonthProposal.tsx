'use client'

import { Button, toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { monthOf } from '../../domain/calendar.ts'
import { useAction } from '../actions/use-action.ts'
import { apiRequest } from '../api/request.ts'
import { periodText } from '../text/date.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { useToday } from '../ui/use-today.ts'

/** Begins with what the month bills to the payer anyway: rent, services and penalties, as drafts to be changed. */
export const MonthProposal = ({ person }: { person: { id: string; name: string } }) => {
  const period = monthOf(useToday())
  const { error, isBusy, start } = useAction()
  const router = useRouter()
  const adminRoute = useConfig().config.routes.admin
  const propose = (): void =>
    start(async () => {
      const { invoices } = await apiRequest<{ invoices: { id: string }[] }>({
        method: 'POST',
        path: '/finance/invoices/from-proposal',
        body: { period, person: person.id },
      })
      toast.success(invoices.length === 1 ? 'The draft is there.' : `${invoices.length} drafts are there.`)
      router.push(`${adminRoute}/invoice-editor?id=${invoices[0]?.id ?? ''}`)
    })
  return (
    <div className="fh-invoice-penalties">
      <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={propose} size="small" type="button">
        Begin with what {periodText(period)} bills
      </Button>
      <ErrorNote error={error} />
    </div>
  )
}
