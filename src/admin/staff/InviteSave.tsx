'use client'

import {
  FormSubmit,
  SaveButton,
  toast,
  useConfig,
  useDocumentDrawerContext,
  useForm,
  useOperation,
} from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { apiRequest, failureEntries } from '../api/request.ts'
import { useAction } from '../actions/use-action.ts'
import { newMember } from './new-member.ts'
import { usePositionRoles } from './use-position-roles.ts'

/** A new member is invited; a known one is saved as any row. */
export const InviteSave = () => (useOperation() === 'create' ? <SendInvitation /> : <SaveButton />)

/** Somebody who has left comes back into his own row, which the form does not know: the answer says where. */
const SendInvitation = () => {
  const { dispatchFields, getData, setModified, setSubmitted, validateForm } = useForm()
  const { isBusy, start } = useAction()
  const { onSave } = useDocumentDrawerContext()
  const adminRoute = useConfig().config.routes.admin
  const router = useRouter()
  usePositionRoles()

  const send = async (): Promise<void> => {
    setSubmitted(true)
    if (!(await validateForm())) {
      toast.error('Look at the fields that are marked.')
      return
    }
    try {
      const body = newMember(getData())
      const { id } = await apiRequest<{ id: string }>({ method: 'POST', path: '/staff/invite', body })
      setModified(false)
      toast.success(`The invitation to ${String(body.email)} is on its way.`)
      if (!onSave) return router.push(`${adminRoute}/collections/staff/${id}`)
      const doc = await apiRequest<{ id: string }>({ path: `/staff/${id}?depth=0` })
      await onSave({ doc, operation: 'create', result: { doc } } as never)
    } catch (error) {
      const { entries } = failureEntries(error)
      const errors = entries.flatMap(({ message, path }) => (path ? [{ message, path }] : []))
      dispatchFields({ type: 'ADD_SERVER_ERRORS', errors })
      // Payload shows no message beside a list of rows, so the words are in the notice too.
      toast.error(entries.map(({ message }) => message).join(' '))
    }
  }

  return (
    <FormSubmit buttonId="action-save" disabled={isBusy} onClick={() => start(send)} size="medium" type="button">
      {isBusy ? 'Sending…' : 'Send invitation'}
    </FormSubmit>
  )
}
