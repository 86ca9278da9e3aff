'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { useNow } from '../ui/use-now.ts'
import { blockState } from './block-state.ts'
import { LiftButton } from './LiftButton.tsx'

type Block = { id: string; cidr: string; company?: string | null; expiresAt?: string | null; liftedAt?: string | null }

/** How the open block stands, and the way to lift it. */
export const BlockActions = () => {
  const { id, savedDocumentData } = useDocumentInfo()
  const [version, setVersion] = useState(0)
  const now = useNow()
  const { data } = useApi<Block>(
    id ? `/blocked-ips/${id}?depth=0` : null,
    `${version} ${String(savedDocumentData?.updatedAt)}`,
  )
  if (!data || now === undefined) return <div className="fh-actions" />
  const { text, tone, isInForce } = blockState(data, now)
  return (
    <div className="fh-actions">
      <StatusBadge text={text} tone={tone} />
      {isInForce && <LiftButton block={data} onLifted={() => setVersion((count) => count + 1)} />}
    </div>
  )
}
