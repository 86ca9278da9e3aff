'use client'

import type { DefaultCellComponentProps, UIFieldClient } from 'payload'
import { InvitationButtons } from './InvitationButtons.tsx'

/** Resend and revoke in the list of invitations. */
export const InvitationRowActions = ({ rowData }: DefaultCellComponentProps<UIFieldClient>) => {
  const { id, email, kind, status } = rowData
  return (
    <span className="fh-row-actions">
      <InvitationButtons invitation={{ id: String(id), email, kind, status }} isInRow />
    </span>
  )
}
