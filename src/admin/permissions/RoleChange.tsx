'use client'

import { useDocumentInfo, useFormFields } from '@payloadcms/ui'
import type { TextareaFieldClientComponent } from 'payload'
import { useApi } from '../api/use-api.ts'
import { changesBetween, codesFrom, limitsFrom } from './changes.ts'
import { ChangeList } from './ChangeList.tsx'
import { ReasonField } from './ReasonField.tsx'
import { useEditor } from './use-editor.ts'
import { useLimits } from './use-limits.ts'

/** What saving the role will change, for how many people, and why: read before it is done. */
export const RoleChange: TextareaFieldClientComponent = (props) => {
  const { id, savedDocumentData } = useDocumentInfo()
  const permissions = useFormFields(([fields]) => fields?.permissions?.value)
  const { limits } = useLimits()
  const { currency, can } = useEditor()
  const members = useApi<{ totalDocs: number }>(
    id && can('settings.staff.view')
      ? `/staff/count?where[roles][in]=${id}&where[status][in]=active,invited,suspended`
      : null,
  )
  const changes = changesBetween({
    before: { codes: codesFrom(savedDocumentData?.permissions), limits: limitsFrom(savedDocumentData?.limits) },
    after: { codes: codesFrom(permissions), limits },
    currency,
  })

  return (
    <section className="fh-change">
      <h2>What saving changes</h2>
      <p className="fh-quiet">{concerned(id ? members.data?.totalDocs : 0)}</p>
      {changes.length > 0 ? (
        <ChangeList changes={changes} />
      ) : (
        <p className="fh-change__none">No permission and no limit differs from what is saved.</p>
      )}
      <ReasonField {...props} />
    </section>
  )
}

const concerned = (members: number | undefined): string => {
  if (members === undefined) return 'It counts at once for everybody who has this role.'
  if (members === 0) return 'Nobody has this role yet.'
  return members === 1
    ? 'It counts at once for the 1 member of the staff who has this role.'
    : `It counts at once for the ${members} members of the staff who have this role.`
}
