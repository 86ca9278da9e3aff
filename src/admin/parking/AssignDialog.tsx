'use client'

import { useState } from 'react'
import type { ParkingSlotView } from '../../services/parking/project-parking.ts'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { DraftInput } from '../fields/DraftInput.tsx'
import { type CatalogueService, priceText } from '../services/price-text.ts'
import { unitsOf } from '../services/places.ts'
import { useProjectStructure } from '../structure/use-project-structure.ts'
import { digitsText, readAmount } from '../text/amount.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { useToday } from '../ui/use-today.ts'

type AssignDialogProps = {
  project: string
  slots: readonly ParkingSlotView[]
  onClose: () => void
  onDone: () => void
}

const fees = '/services?where[isActive][equals]=true&where[pricing][in]=fixed,variable&depth=0&limit=200&sort=name'

/** Gives the chosen slots to a unit, and charges it for them. */
export const AssignDialog = ({ project, slots, onClose, onDone }: AssignDialogProps) => {
  const { can } = usePermissions()
  const structure = useProjectStructure(project)
  const canCharge = can('property.project-services.create')
  const catalogue = useApi<{ docs: CatalogueService[] }>(canCharge ? fees : null)
  const [unit, setUnit] = useState('')
  const [fromDate, setFromDate] = useState(useToday())
  const [service, setService] = useState('')
  const [price, setPrice] = useState<ReturnType<typeof readAmount>>({ minor: null })
  const entry = catalogue.data?.docs.find(({ id }) => id === service)
  const problem = 'problem' in price ? price.problem : undefined
  const minor = 'minor' in price ? price.minor : null
  const isPriced = !entry || entry.pricing !== 'variable' || minor !== null

  const confirm = async (): Promise<void> => {
    const fee = service ? { fee: { service, ...(minor !== null && { priceMinor: minor }) } } : {}
    const body = { slots: slots.map(({ id }) => id), unit, fromDate, ...fee }
    await apiRequest({ method: 'POST', path: '/parking/assign', body })
    onDone()
  }

  return (
    <ConfirmDialog
      done={slots.length === 1 ? 'The slot is given.' : 'The slots are given.'}
      isComplete={unit !== '' && fromDate !== '' && !problem && isPriced}
      label="Give"
      onClose={onClose}
      onConfirm={confirm}
      title={`Give ${slots.map(({ identifier }) => identifier).join(', ')} to a unit`}
    >
      <Labelled htmlFor="parking-unit" label="Unit">
        <select id="parking-unit" onChange={({ target }) => setUnit(target.value)} value={unit}>
          <option value="">Choose a unit</option>
          {structure.data?.blocks.map((block) => (
            <optgroup key={block.id} label={block.name}>
              {unitsOf(block).map(({ id, identifier }) => (
                <option key={id} value={id}>
                  {identifier}
                </option>
              ))}
            </optgroup>
          ))}
          {structure.data?.units.map(({ id, identifier }) => (
            <option key={id} value={id}>
              {identifier}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled htmlFor="parking-from" label="From">
        <input id="parking-from" onChange={({ target }) => setFromDate(target.value)} type="date" value={fromDate} />
      </Labelled>
      {canCharge && (
        <>
          <Labelled hint={entry ? priceText(entry) : 'Without one, parking is free'} htmlFor="parking-fee" label="Fee">
            <select id="parking-fee" onChange={({ target }) => setService(target.value)} value={service}>
              <option value="">No fee</option>
              {(catalogue.data?.docs ?? []).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </Labelled>
          <Labelled hint="Empty: as in the catalogue" htmlFor="parking-price" label="Price per slot" problem={problem}>
            <DraftInput
              disabled={!entry}
              id="parking-price"
              isInvalid={Boolean(problem)}
              name="price"
              onText={(text) => setPrice(readAmount(text, entry?.currency ?? 'KES'))}
              prefix={entry?.currency}
              text={entry ? digitsText(minor, entry.currency) : ''}
            />
          </Labelled>
        </>
      )}
    </ConfirmDialog>
  )
}
