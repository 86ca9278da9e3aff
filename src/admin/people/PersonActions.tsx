'use client'

import { Button, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'

/** What may be done with the data of a person: hand them out, or erase them. */
export const PersonActions = () => {
  const { id, savedDocumentData } = useDocumentInfo()
  const { can } = usePermissions()
  const isModified = useFormModified()
  const router = useRouter()
  const [isErasing, setIsErasing] = useState(false)
  if (!id || savedDocumentData?.erasedAt) return <div className="fh-actions" />
  const name = String(savedDocumentData?.name ?? 'this person')
  return (
    <div className="fh-actions">
      {can('people.personal-data.export') && (
        <Button
          buttonStyle="secondary"
          el="anchor"
          margin={false}
          size="small"
          tooltip="Everything that is kept about this person, as a file"
          url={`/api/v1/people/${id}/export`}
        >
          Export
        </Button>
      )}
      {can('people.personal-data.erase') && (
        <Button
          buttonStyle="secondary"
          disabled={isModified}
          margin={false}
          onClick={() => setIsErasing(true)}
          size="small"
          type="button"
        >
          Erase
        </Button>
      )}
      {isErasing && (
        <ConfirmDialog
          done="The personal data was erased."
          label="Erase for good"
          needsReason
          onClose={() => setIsErasing(false)}
          onConfirm={async (reason) => {
            await apiRequest({ method: 'POST', path: `/people/${id}/erase`, body: { reason } })
            router.refresh()
          }}
          title={`Erase the data of ${name}`}
        >
          <p>
            Name, phone, e-mail, numbers, papers and payment accounts are erased, and a log-in to the portal ends.
            Invoices, payments and signed contracts stay in the books, without a name. This cannot be undone.
          </p>
        </ConfirmDialog>
      )}
    </div>
  )
}
