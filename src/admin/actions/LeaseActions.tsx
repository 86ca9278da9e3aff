'use client'

import { Button, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useState } from 'react'
import { usePermissions } from '../api/use-permissions.ts'
import { type LeaseMove, leaseMoves } from '../text/lease-moves.ts'
import { LeaseMoveDialog } from './LeaseMoveDialog.tsx'

/** The moves that the lease's status and the user's permissions allow. */
export const LeaseActions = () => {
  const { id, data, setData } = useDocumentInfo()
  const { can } = usePermissions()
  const isModified = useFormModified()
  const [chosen, setChosen] = useState<LeaseMove>()
  if (!id || data?.deletedAt) return null

  return (
    <div className="fh-actions">
      {leaseMoves(data?.status)
        .filter(({ permission }) => can(permission))
        .map((move) => (
          <Button
            buttonStyle={move.action === 'activate' ? 'primary' : 'secondary'}
            disabled={isModified}
            key={move.action}
            margin={false}
            onClick={() => setChosen(move)}
            size="small"
            tooltip={isModified ? 'Save the changes first' : undefined}
            type="button"
          >
            {move.label}
          </Button>
        ))}
      {chosen && (
        <LeaseMoveDialog
          id={String(id)}
          lease={data}
          move={chosen}
          onClose={() => setChosen(undefined)}
          onMoved={(moved) => setData({ ...data, ...moved })}
        />
      )}
    </div>
  )
}
