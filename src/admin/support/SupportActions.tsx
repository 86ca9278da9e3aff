'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { EndAccess, type Grant } from './EndAccess.tsx'

/** How the open grant stands, and the way to end it. */
export const SupportActions = () => {
  const { id } = useDocumentInfo()
  const [version, setVersion] = useState(0)
  const { data } = useApi<Grant>(id ? `/support-grants/${id}?depth=0` : null, version)
  return (
    <div className="fh-actions">
      {data && <EndAccess grant={data} onEnded={() => setVersion((count) => count + 1)} />}
    </div>
  )
}
