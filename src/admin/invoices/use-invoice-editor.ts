'use client'

import { toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAction } from '../actions/use-action.ts'
import { apiRequest } from '../api/request.ts'
import { type InvoiceDraft, invoiceBody, isBlank, isWhole } from './invoice-draft.ts'
import { useRequestKey } from './use-request-key.ts'

type Saved = { id: string; changeToken: number }

/** The draft in the editor and the ways to keep it; `saved` is what the server has of it. */
export const useInvoiceEditor = (start: InvoiceDraft, known: Saved | undefined, corrects: string | undefined) => {
  const [draft, setDraft] = useState(start)
  const [saved, setSaved] = useState(known)
  const { error, isBusy, start: run } = useAction()
  const router = useRouter()
  const adminRoute = useConfig().config.routes.admin

  const change = (over: Partial<InvoiceDraft>): void => setDraft((before) => ({ ...before, ...over }))
  const body = corrects ? debitBody(draft) : invoiceBody(draft)
  const idempotencyKey = useRequestKey(JSON.stringify(body))
  const begun = draft.lines.filter((line) => !isBlank(line))
  const isReady = draft.person !== null && begun.length > 0 && begun.every(isWhole)

  const keep = async (): Promise<Saved> => {
    const kept = saved
      ? await apiRequest<Saved>({
          method: 'PATCH',
          path: `/finance/invoices/${saved.id}`,
          body: { ...invoiceBody(draft), changeToken: saved.changeToken },
        })
      : await apiRequest<Saved>({
          method: 'POST',
          path: corrects ? `/finance/invoices/${corrects}/debit-note` : '/finance/invoices',
          body,
          idempotencyKey,
        })
    setSaved(kept)
    return kept
  }
  const open = (id: string): void => router.push(`${adminRoute}/collections/invoices/${id}`)

  const save = (): void =>
    run(async () => {
      const { id } = await keep()
      toast.success('The draft is saved.')
      open(id)
    })
  const issue = (send: boolean): void =>
    run(async () => {
      const { id } = await keep()
      const { number } = await apiRequest<{ number: string }>({
        method: 'POST',
        path: `/finance/invoices/${id}/issue`,
        body: { send },
      })
      toast.success(`${number} is issued.`)
      open(id)
    })

  return { draft, change, isReady, isBusy, error, save, issue }
}

/** A debit note takes payer, place and currency from the invoice that it adds to. */
const debitBody = (draft: InvoiceDraft): object => {
  const {
    person: _person,
    contract: _contract,
    unit: _unit,
    currency: _currency,
    ...own
  } = invoiceBody(draft) as Record<string, unknown>
  return own
}
