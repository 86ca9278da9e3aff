'use client'

import { Link, useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { Candidate } from '../../services/people/find-duplicates.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { reasonLabels } from './duplicate-reasons.ts'

const fields = ['name', 'phone', 'email', 'nationalId'] as const
const pauseMs = 400
const shortest = 4

/** Says while somebody is entered that he may be on file already. */
export const DuplicateHint = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const path = useAdminPath()
  const typed = useFormFields(([values]) =>
    JSON.stringify(fields.map((name) => [name, String(values[name]?.value ?? '').trim()])),
  )
  const [asked, setAsked] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  const entries = (JSON.parse(asked) as [string, string][]).filter(([, value]) => value.length >= shortest)
  const query = new URLSearchParams([...entries, ...(id ? [['except', String(id)]] : [])])
  const { data } = useApi<{ candidates: Candidate[] }>(
    can('people.people.view') && entries.length > 0 ? `/people/duplicates?${query}` : null,
  )
  const candidates = entries.length > 0 ? (data?.candidates ?? []) : []
  if (candidates.length === 0) return null
  return (
    <div className="fh-hint" role="status">
      <p>
        {candidates.length === 1
          ? 'Somebody on file may be the same person:'
          : 'Some people on file may be the same person:'}
      </p>
      <ul>
        {candidates.slice(0, 4).map(({ id: candidate, name, phone, email, reasons }) => (
          <li key={candidate}>
            <Link href={path(`/collections/people/${candidate}`)} prefetch={false}>
              {name}
            </Link>
            <span className="fh-quiet">
              {[reasons.map((reason) => reasonLabels[reason]).join(', '), phone ?? email].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
