'use client'

import { Button, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { usePermissions } from '../api/use-permissions.ts'
import { AmendDialog } from '../leases/AmendDialog.tsx'
import { RenewDialog } from '../leases/RenewDialog.tsx'
import { VacateDialog } from '../leases/VacateDialog.tsx'
import { live } from '../live/live-store.ts'
import { type LeaseMove, leaseMoves, nextMove } from '../text/lease-moves.ts'
import { useToday } from '../ui/use-today.ts'
import { LeaseMoveDialog, type MovedLease } from './LeaseMoveDialog.tsx'

type Chosen = LeaseMove | 'amend'

/** The moves that the lease's status and the user's permissions allow; the next obvious one stands out. */
export const LeaseActions = () => {
  const { id, data, setData } = useDocumentInfo()
  const { can } = usePermissions()
  const isModified = useFormModified()
  const router = useRouter()
  const today = useToday()
  const [chosen, setChosen] = useState<Chosen>()
  if (!id || data?.deletedAt) return null

  const next = nextMove({ status: data?.status, endDate: data?.endDate }, today)
  const buttons: { key: string; label: string; choice: Chosen }[] = leaseMoves(data?.status)
    .filter(({ permission }) => can(permission))
    .map((move) => ({ key: move.action, label: move.label, choice: move }))
  if (['active', 'notice'].includes(String(data?.status)) && can('contracts.amendments.create'))
    buttons.splice(1, 0, { key: 'amend', label: 'Change terms', choice: 'amend' })

  const close = (): void => setChosen(undefined)
  const refresh = (moved: Partial<MovedLease> = {}): void => {
    setData({ ...data, ...moved })
    live.bumpVersion()
    router.refresh()
  }
  return (
    <div className="fh-actions">
      {buttons.map(({ key, label, choice }) => (
        <Button
          buttonStyle={key === next ? 'primary' : 'secondary'}
          disabled={isModified}
          key={key}
          margin={false}
          onClick={() => setChosen(choice)}
          size="small"
          tooltip={isModified ? 'Save the changes first' : undefined}
          type="button"
        >
          {label}
        </Button>
      ))}
      {chosen && <ChosenDialog chosen={chosen} id={String(id)} lease={data ?? {}} onClose={close} onMoved={refresh} />}
    </div>
  )
}

type ChosenProps = {
  chosen: Chosen
  id: string
  lease: Record<string, unknown>
  onClose: () => void
  onMoved: (moved?: Partial<MovedLease>) => void
}

const ChosenDialog = ({ chosen, id, lease, onClose, onMoved }: ChosenProps) => {
  if (chosen === 'amend') return <AmendDialog id={id} lease={lease} onClose={onClose} onProposed={() => onMoved()} />
  if (chosen.action === 'renew') return <RenewDialog id={id} onClose={onClose} />
  if (chosen.action === 'vacate')
    return <VacateDialog id={id} lease={lease} move={chosen} onClose={onClose} onMoved={onMoved} />
  return <LeaseMoveDialog id={id} lease={lease} move={chosen} onClose={onClose} onMoved={onMoved} />
}
