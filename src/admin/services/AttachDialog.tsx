'use client'

import { Button, toast } from '@payloadcms/ui'
import { useState } from 'react'
import type { AttachResult } from '../../services/project-services/attach-service.ts'
import { useAction } from '../actions/use-action.ts'
import { ApiFailure, apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { DraftInput } from '../fields/DraftInput.tsx'
import { useProjectStructure } from '../structure/use-project-structure.ts'
import { amountText, digitsText, readAmount } from '../text/amount.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { useToday } from '../ui/use-today.ts'
import { PlacePicker } from './PlacePicker.tsx'
import { nodeOf, placesOf } from './places.ts'
import { type CatalogueService, priceText } from './price-text.ts'

type AttachDialogProps = { project: string; onClose: () => void; onAttached: () => void }

/** Attaches a service of the catalogue to many places of a project; what cannot be says so at its place. */
export const AttachDialog = ({ project, onClose, onAttached }: AttachDialogProps) => {
  const today = useToday()
  const structure = useProjectStructure(project)
  const catalogue = useApi<{ docs: CatalogueService[] }>(
    '/services?where[isActive][equals]=true&depth=0&limit=200&sort=name',
  )
  const [service, setService] = useState('')
  const [startDate, setStartDate] = useState(today)
  const [endDate, setEndDate] = useState('')
  const [price, setPrice] = useState<{ minor: number | null } | { problem: string }>({ minor: null })
  const [chosen, setChosen] = useState<Set<string>>(new Set())
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map())
  const { error, isBusy, start } = useAction()
  const entry = catalogue.data?.docs.find(({ id }) => id === service)
  const problem = 'problem' in price ? price.problem : undefined
  const minor = 'minor' in price ? price.minor : null
  const keys = [...chosen]
  const isReady = entry && keys.length > 0 && startDate && !problem && !(entry.pricing === 'variable' && minor === null)

  const attach = (mode: 'all' | 'valid'): void =>
    start(async () => {
      const body = {
        service,
        nodes: keys.map(nodeOf),
        startDate,
        ...(endDate && { endDate }),
        ...(minor !== null && { customPriceMinor: minor }),
        mode,
      }
      try {
        const { created, results } = await apiRequest<AttachResult>({
          method: 'POST',
          path: '/project-services/attach',
          body,
        })
        toast.success(`Attached to ${created} ${created === 1 ? 'place' : 'places'}.`)
        onAttached()
        const left = results.filter(({ status }) => status !== 'created')
        if (left.length === 0) return onClose()
        setChosen(new Set(left.map(({ index }) => keys[index] ?? '')))
        setRefused(new Map(left.map(({ index, message = '' }) => [keys[index] ?? '', message])))
      } catch (failure) {
        setRefused(refusedOf(failure, keys))
        throw failure
      }
    })

  return (
    <Dialog
      footer={
        <>
          <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={onClose} type="button">
            Cancel
          </Button>
          {refused.size > 0 && (
            <Button
              buttonStyle="secondary"
              disabled={isBusy || !isReady}
              margin={false}
              onClick={() => attach('valid')}
              type="button"
            >
              Attach where it can be
            </Button>
          )}
          <Button disabled={isBusy || !isReady} margin={false} onClick={() => attach('all')} type="button">
            {isBusy ? 'Working…' : `Attach to ${keys.length} ${keys.length === 1 ? 'place' : 'places'}`}
          </Button>
        </>
      }
      isBusy={isBusy}
      isWide
      onClose={onClose}
      onSubmit={() => isReady && attach('all')}
      title="Attach a service"
    >
      <div className="fh-form-row">
        <Labelled hint={entry ? priceText(entry) : 'From the catalogue'} htmlFor="attach-service" label="Service">
          <select id="attach-service" onChange={({ target }) => setService(target.value)} value={service}>
            <option value="">Choose a service</option>
            {(catalogue.data?.docs ?? []).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled
          hint={entry?.requiresApproval ? 'Waits for somebody’s approval' : 'Empty: as in the catalogue'}
          htmlFor="attach-price"
          label={entry?.pricing === 'metered' ? 'Own price of one unit' : 'Own price'}
          problem={problem}
        >
          <DraftInput
            disabled={!entry}
            id="attach-price"
            isInvalid={Boolean(problem)}
            name="price"
            onText={(text) => setPrice(readAmount(text, entry?.currency ?? 'KES'))}
            prefix={entry?.currency}
            text={entry ? digitsText(minor, entry.currency) : ''}
          />
        </Labelled>
        <Labelled hint="The first day that is charged" htmlFor="attach-start" label="From">
          <input
            id="attach-start"
            onChange={({ target }) => setStartDate(target.value)}
            type="date"
            value={startDate}
          />
        </Labelled>
        <Labelled hint="Empty: until it is ended" htmlFor="attach-end" label="To">
          <input
            id="attach-end"
            min={startDate}
            onChange={({ target }) => setEndDate(target.value)}
            type="date"
            value={endDate}
          />
        </Labelled>
      </div>
      {catalogue.data?.docs.length === 0 && (
        <p className="fh-quiet">The catalogue is empty: add a service under Service catalogue first.</p>
      )}
      {entry?.pricing === 'metered' && minor !== null && (
        <p className="fh-quiet">
          {amountText(minor, entry.currency)} per {entry.measure ?? 'unit'} here.
        </p>
      )}
      {structure.data && (
        <PlacePicker chosen={chosen} onChange={setChosen} places={placesOf(structure.data)} results={refused} />
      )}
      {error !== undefined && refused.size > 0 ? (
        <p className="fh-bad-text" role="alert">
          Nothing was attached yet: {refused.size} {refused.size === 1 ? 'place says' : 'places say'} above why not.
        </p>
      ) : (
        <ErrorNote error={error ?? structure.error ?? catalogue.error} />
      )}
    </Dialog>
  )
}

/** The places that the answer names. */
const refusedOf = (failure: unknown, keys: readonly string[]): Map<string, string> => {
  const refused = new Map<string, string>()
  if (!(failure instanceof ApiFailure)) return refused
  for (const { path, message } of failure.entries) {
    const index = /^nodes\.(\d+)$/.exec(path ?? '')?.[1]
    const key = index === undefined ? undefined : keys[Number(index)]
    if (key) refused.set(key, message)
  }
  return refused
}
