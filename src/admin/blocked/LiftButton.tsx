'use client'

import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { usePermissions } from '../api/use-permissions.ts'
import { LiftDialog } from './LiftDialog.tsx'

type Block = { id: string; cidr: string; company?: unknown }
type LiftButtonProps = { block: Block; isInRow?: boolean; onLifted?: () => void }

/** Operators lift what holds for the whole installation, others what their company has blocked. */
export const LiftButton = ({ block, isInRow, onLifted }: LiftButtonProps) => {
  const { can, me } = usePermissions()
  const [isOpen, setIsOpen] = useState(false)
  const router = useRouter()
  const isAllowed = block.company ? can('settings.blocked-ips.update') : me?.isOperator
  if (!isAllowed) return null
  const open = (): void => setIsOpen(true)
  return (
    <>
      {isInRow ? (
        <button className="fh-link" onClick={open} type="button">
          Lift
        </button>
      ) : (
        <Button margin={false} onClick={open} size="small" type="button">
          Lift the block
        </Button>
      )}
      {isOpen && (
        <LiftDialog
          block={block}
          onClose={() => setIsOpen(false)}
          onLifted={() => {
            onLifted?.()
            router.refresh()
          }}
        />
      )}
    </>
  )
}
