'use client'

import { Button, toast } from '@payloadcms/ui'
import { useTenantSelection } from '@payloadcms/plugin-multi-tenant/client'
import { useState } from 'react'
import { useAction } from '../../actions/use-action.ts'
import { apiRequest } from '../../api/request.ts'
import { useApi } from '../../api/use-api.ts'
import { usePermissions } from '../../api/use-permissions.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { ApiKeyDialog } from './ApiKeyDialog.tsx'
import { type ApiKeyRow, ApiKeyList } from './ApiKeyList.tsx'
import { RevokeKeyDialog } from './RevokeKeyDialog.tsx'
import { Section } from './Section.tsx'

/** Keys of the chosen company, for programs that work on its data. */
export const ApiKeys = () => {
  const { selectedTenantID, options } = useTenantSelection()
  const { can } = usePermissions()
  const needsChoice = options.length > 1 && !selectedTenantID
  const company = options.find(({ value }) => value === selectedTenantID) ?? (options.length === 1 ? options[0] : null)
  const path = needsChoice ? null : '/api-keys?sort=-createdAt&limit=100&depth=0'
  const { data, error, reload } = useApi<{ docs: ApiKeyRow[] }>(path, String(selectedTenantID ?? ''))
  const [isMaking, setIsMaking] = useState(false)
  const [doomed, setDoomed] = useState<ApiKeyRow>()
  const { error: failed, isBusy, start } = useAction()

  const revoke = (row: ApiKeyRow): void =>
    start(async () => {
      await apiRequest({ method: 'POST', path: `/api-keys/${row.id}/revoke`, body: {} })
      setDoomed(undefined)
      toast.success(`${row.name} no longer works.`)
      reload()
    })

  return (
    <Section
      actions={
        can('settings.api-keys.create') &&
        !needsChoice && (
          <Button margin={false} onClick={() => setIsMaking(true)} size="small" type="button">
            Make a key
          </Button>
        )
      }
      lead={needsChoice ? 'Choose a company on the left to see its keys.' : leadOf(company?.label)}
      title="API keys"
    >
      <ErrorNote error={error} />
      {!needsChoice && (
        <ApiKeyList canRevoke={can('settings.api-keys.revoke')} onRevoke={setDoomed} rows={data?.docs} />
      )}
      {isMaking && <ApiKeyDialog onClose={() => setIsMaking(false)} onMade={reload} />}
      {doomed && (
        <RevokeKeyDialog
          error={failed}
          isBusy={isBusy}
          name={doomed.name}
          onClose={() => setDoomed(undefined)}
          onRevoke={() => revoke(doomed)}
        />
      )}
    </Section>
  )
}

const leadOf = (company: unknown): string =>
  `For programs that work with the data of ${typeof company === 'string' ? company : 'the company'}. It can never do more than whoever made it.`
