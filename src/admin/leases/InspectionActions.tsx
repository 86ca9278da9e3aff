'use client'

import { Button, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'

/** Completing an inspection, which freezes it. */
export const InspectionActions = () => {
  const { id, data, setData } = useDocumentInfo()
  const { can } = usePermissions()
  const isModified = useFormModified()
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  if (!id || data?.status !== 'draft' || !can('contracts.inspections.update')) return <div className="fh-actions" />
  return (
    <div className="fh-actions">
      <Button
        buttonStyle="secondary"
        disabled={isModified}
        margin={false}
        onClick={() => setIsOpen(true)}
        size="small"
        tooltip={isModified ? 'Save the changes first' : undefined}
        type="button"
      >
        Complete
      </Button>
      {isOpen && (
        <ConfirmDialog
          done="The inspection is completed."
          label="Complete"
          onClose={() => setIsOpen(false)}
          onConfirm={async () => {
            const done = await apiRequest<Record<string, unknown>>({
              method: 'POST',
              path: `/inspections/${id}/complete`,
            })
            const { status, depositMinor, deductionsMinor, refundMinor } = done
            setData({ ...data, status, depositMinor, deductionsMinor, refundMinor })
            live.bumpVersion()
            router.refresh()
          }}
          title="Complete the inspection"
        >
          <p>
            What was seen stays as it is from now on. At moving out, the deposit, the deductions and a proposal of what
            to refund are noted with it.
          </p>
        </ConfirmDialog>
      )}
    </div>
  )
}
