'use client'

import { Button } from '@payloadcms/ui'
import { useApi } from '../api/use-api.ts'
import { Amount } from '../ui/Amount.tsx'
import { type DraftLine, newLine } from './invoice-draft.ts'

type Penalty = {
  id: string
  number: string
  type: string
  amountMinor: number
  waivedMinor: number
  currency: string
  tenantNotes?: string | null
}

type PendingPenaltiesProps = {
  person: string
  currency: string
  lines: DraftLine[]
  onAdd: (line: DraftLine) => void
}

/** What the payer is still to be charged, one click away. */
export const PendingPenalties = ({ person, currency, lines, onAdd }: PendingPenaltiesProps) => {
  const { data } = useApi<{ docs: Penalty[] }>(
    `/penalties?where[person][equals]=${person}&where[status][equals]=pending&depth=0&limit=20`,
  )
  const added = new Set(lines.map(({ penalty }) => penalty))
  const open = (data?.docs ?? []).filter((penalty) => penalty.currency === currency && !added.has(penalty.id))
  if (open.length === 0) return null
  return (
    <div className="fh-invoice-penalties">
      <p className="fh-quiet">Pending penalties of this payer:</p>
      {open.map(({ id, number, amountMinor, waivedMinor, tenantNotes }) => (
        <Button
          buttonStyle="secondary"
          key={id}
          margin={false}
          onClick={() =>
            onAdd(
              newLine({
                kind: 'penalty',
                description: tenantNotes?.slice(0, 200) || `Penalty ${number}`,
                unitAmountMinor: amountMinor - waivedMinor,
                penalty: id,
              }),
            )
          }
          size="small"
          type="button"
        >
          Add {number} <Amount currency={currency} minor={amountMinor - waivedMinor} />
        </Button>
      ))}
    </div>
  )
}
