'use client'

import { useState } from 'react'
import { floorName, floorsText, type UnitKind } from '../../domain/structure.ts'
import type { StructureBlock } from '../../services/structure/read-structure.ts'
import { apiRequest } from '../api/request.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { readAmount } from '../text/amount.ts'
import { sentence } from '../text/status.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { floorKey, groupKey } from './tree-nodes.ts'

type AddUnitsDialogProps = {
  project: string
  block?: StructureBlock
  floor?: number
  onClose: () => void
  onChanged: (opened?: string[]) => void
}

const inBlock: UnitKind[] = ['apartment', 'shop', 'office', 'warehouse', 'other']
const byThemselves: UnitKind[] = ['house', 'shop', 'office', 'warehouse', 'other']

/** Units of one floor at once: so many that number themselves, or those that are named. */
export const AddUnitsDialog = ({ project, block, floor: chosen, onClose, onChanged }: AddUnitsDialogProps) => {
  const currency = usePermissions().me?.company?.currency ?? 'KES'
  const kinds = block ? (block.kind === 'house_row' ? (['house'] as UnitKind[]) : inBlock) : byThemselves
  const [floor, setFloor] = useState(chosen === undefined ? '' : String(chosen))
  const [names, setNames] = useState('')
  const [count, setCount] = useState('4')
  const [kind, setKind] = useState<UnitKind>(kinds[0] ?? 'apartment')
  const [rent, setRent] = useState('')
  const identifiers = names
    .split(/[,\n]/)
    .map((name) => name.trim())
    .filter(Boolean)
  const many = identifiers.length > 0 ? identifiers.length : Number(count)
  const amount = readAmount(rent, currency)
  const isRight = Number.isInteger(many) && many >= 1 && many <= 500 && 'minor' in amount

  const save = async (): Promise<void> => {
    const rentMinor = 'minor' in amount ? (amount.minor ?? undefined) : undefined
    const units = Array.from({ length: many }, (_, index) => ({ identifier: identifiers[index], kind, rentMinor }))
    const at = floor === '' ? null : Number(floor)
    const body = { block: block?.id ?? null, floor: at, units }
    await apiRequest({ method: 'POST', path: `/projects/${project}/structure/units`, body })
    onChanged(block ? [block.id, ...(at === null ? [] : [floorKey(block.id, at)])] : [groupKey])
  }

  return (
    <ConfirmDialog
      done={many === 1 ? 'The unit is added.' : `${many} units are added.`}
      isComplete={isRight}
      label={isRight ? `Add ${many}` : 'Add'}
      onClose={onClose}
      onConfirm={save}
      title={block ? `Add to ${block.name}` : 'Add houses and other units in no block'}
    >
      {block && block.kind === 'block' && (
        <Labelled hint={`${block.name} has ${floorsText(block.floorCount)}.`} htmlFor="units-floor" label="Floor">
          <select id="units-floor" onChange={({ target }) => setFloor(target.value)} value={floor}>
            <option value="">Not known</option>
            {block.floors.map((one) => (
              <option key={one.floor} value={one.floor}>
                {floorName(one.floor)}
              </option>
            ))}
          </select>
        </Labelled>
      )}
      <div className="fh-unit-pair">
        <Labelled hint="They get the next free numbers." htmlFor="units-count" label="How many">
          <input
            disabled={identifiers.length > 0}
            id="units-count"
            inputMode="numeric"
            onChange={({ target }) => setCount(target.value)}
            value={identifiers.length > 0 ? String(identifiers.length) : count}
          />
        </Labelled>
        <Labelled htmlFor="units-kind" label="Kind">
          <select id="units-kind" onChange={({ target }) => setKind(target.value as UnitKind)} value={kind}>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {sentence(one)}
              </option>
            ))}
          </select>
        </Labelled>
      </div>
      <Labelled hint="Separated by commas; empty: by number." htmlFor="units-names" label="Or their identifiers">
        <input
          id="units-names"
          onChange={({ target }) => setNames(target.value)}
          placeholder="A101, A102"
          value={names}
        />
      </Labelled>
      <Labelled
        hint="Of each; can be changed later."
        htmlFor="units-rent"
        label={`Asking rent per month (${currency})`}
        problem={'problem' in amount ? amount.problem : undefined}
      >
        <input id="units-rent" inputMode="decimal" onChange={({ target }) => setRent(target.value)} value={rent} />
      </Labelled>
    </ConfirmDialog>
  )
}
