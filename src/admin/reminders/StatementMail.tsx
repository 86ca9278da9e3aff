'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { useToday } from '../ui/use-today.ts'

/** On the page of a person: mails the statement of the account. */
export const StatementMail = () => {
  const { id, data } = useDocumentInfo()
  const { can } = usePermissions()
  const [isOpen, setIsOpen] = useState(false)
  const isKnown = Boolean(id) && Boolean(data?.email) && (data?.isTenant === true || data?.isOwner === true)
  if (!isKnown || !can('finance.reminders.update') || !can('finance.statements.view'))
    return <div className="fh-actions" />
  return (
    <div className="fh-actions">
      <Button buttonStyle="secondary" margin={false} onClick={() => setIsOpen(true)} size="small" type="button">
        Mail the statement
      </Button>
      {isOpen && <StatementDialog name={String(data?.name)} onClose={() => setIsOpen(false)} person={String(id)} />}
    </div>
  )
}

const StatementDialog = ({ person, name, onClose }: { person: string; name: string; onClose: () => void }) => {
  const today = useToday()
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`)
  const [to, setTo] = useState(today)
  const send = () => {
    const body = { people: [person], ...(from && { from }), ...(to && { to }) }
    return apiRequest({ method: 'POST', path: '/finance/statements/send', body })
  }
  return (
    <ConfirmDialog
      done="The statement is on its way."
      label="Send"
      onClose={onClose}
      onConfirm={send}
      title={`Statement for ${name}`}
    >
      <Labelled hint="Empty for all of it." htmlFor="statement-from" label="From">
        <input id="statement-from" onChange={({ target }) => setFrom(target.value)} type="date" value={from} />
      </Labelled>
      <Labelled htmlFor="statement-to" label="To">
        <input id="statement-to" onChange={({ target }) => setTo(target.value)} type="date" value={to} />
      </Labelled>
    </ConfirmDialog>
  )
}
