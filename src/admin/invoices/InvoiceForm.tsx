'use client'

import { Button } from '@payloadcms/ui'
import { currencyCodes } from '../../domain/currency.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { DiscountInput } from './DiscountInput.tsx'
import { type InvoiceDraft, isBlank } from './invoice-draft.ts'
import { InvoiceLines } from './InvoiceLines.tsx'
import { MonthProposal } from './MonthProposal.tsx'
import { PayerChoice } from './PayerChoice.tsx'
import { PendingPenalties } from './PendingPenalties.tsx'
import { PlaceChoice } from './PlaceChoice.tsx'
import { TotalsTable } from './TotalsTable.tsx'
import { useInvoiceEditor } from './use-invoice-editor.ts'
import { useTotals } from './use-totals.ts'

export type EditorStart = {
  title: string
  draft: InvoiceDraft
  saved?: { id: string; changeToken: number }
  /** the invoice that a debit note adds to: payer and place are its */
  corrects?: string
}

/** Writes a draft, with its totals as one types; saved as a draft or issued at once. */
export const InvoiceForm = ({ title, draft: start, saved, corrects }: EditorStart) => {
  const { can } = usePermissions()
  const { draft, change, isReady, isBusy, error, save, issue } = useInvoiceEditor(start, saved, corrects)
  const { totals, error: totalsError, isCurrent } = useTotals(draft)
  const isFixed = corrects !== undefined

  return (
    <form
      className="fh-invoice"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady && !isBusy) save()
      }}
    >
      <div className="fh-report__head">
        <h1>{title}</h1>
      </div>
      <div className="fh-fields">
        {isFixed ? (
          <p>For {draft.person?.name}, about the same as the invoice.</p>
        ) : (
          <>
            <PayerChoice onChoose={(person) => change({ person, place: '' })} payer={draft.person} />
            <PlaceChoice
              onChoose={(place) => change({ place })}
              person={draft.person?.id ?? null}
              place={draft.place}
            />
            <Labelled htmlFor="invoice-currency" label="Currency">
              <select
                id="invoice-currency"
                onChange={({ target }) => change({ currency: target.value })}
                value={draft.currency}
              >
                {currencyCodes.map((code) => (
                  <option key={code} value={code}>
                    {code}
                  </option>
                ))}
              </select>
            </Labelled>
          </>
        )}
        <Labelled htmlFor="invoice-issue-date" label="Invoice date">
          <input
            id="invoice-issue-date"
            onChange={({ target }) => change({ issueDate: target.value })}
            type="date"
            value={draft.issueDate}
          />
        </Labelled>
        <Labelled htmlFor="invoice-due-date" label="Due">
          <input
            id="invoice-due-date"
            min={draft.issueDate}
            onChange={({ target }) => change({ dueDate: target.value })}
            type="date"
            value={draft.dueDate}
          />
        </Labelled>
      </div>
      {draft.person && !saved && !isFixed && <MonthProposal person={draft.person} />}
      {draft.person && (
        <PendingPenalties
          currency={draft.currency}
          lines={draft.lines}
          onAdd={(line) => change({ lines: [...draft.lines.filter((other) => !isBlank(other)), line] })}
          person={draft.person.id}
        />
      )}
      <InvoiceLines
        currency={draft.currency}
        lines={draft.lines}
        onLines={(lines) => change({ lines })}
        totals={totals}
      />
      <div className="fh-invoice__foot">
        <div>
          <DiscountInput
            currency={draft.currency}
            discount={draft.discount}
            onDiscount={(discount) => change({ discount })}
          />
          <Labelled hint="The payer reads this" htmlFor="invoice-notes" label="Notes">
            <textarea
              id="invoice-notes"
              maxLength={2_000}
              onChange={({ target }) => change({ notes: target.value })}
              rows={3}
              value={draft.notes}
            />
          </Labelled>
        </div>
        <TotalsTable currency={draft.currency} isCurrent={isCurrent} totals={totals} />
      </div>
      <ErrorNote error={error ?? totalsError} />
      <div className="fh-actions">
        <Button buttonStyle="secondary" disabled={!isReady || isBusy} margin={false} type="submit">
          {isBusy ? 'Working…' : 'Save the draft'}
        </Button>
        {can('finance.invoices.issue') && (
          <Button disabled={!isReady || isBusy} margin={false} onClick={() => issue(false)} type="button">
            Save and issue
          </Button>
        )}
        {can('finance.invoices.issue') && can('finance.invoices.send') && (
          <Button
            buttonStyle="secondary"
            disabled={!isReady || isBusy}
            margin={false}
            onClick={() => issue(true)}
            type="button"
          >
            Issue and send
          </Button>
        )}
      </div>
    </form>
  )
}
