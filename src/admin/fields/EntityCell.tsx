'use client'

import { Link, useConfig } from '@payloadcms/ui'
import type { DefaultCellComponentProps, TextFieldClient } from 'payload'
import { words } from '../text/words.ts'

/** What an audit entry is about, with the way to it: 'contracts' as 'Lease'. */
export const EntityCell = ({ cellData, rowData }: DefaultCellComponentProps<TextFieldClient>) => {
  const { config, getEntityConfig } = useConfig()
  const collection = typeof cellData === 'string' ? getEntityConfig({ collectionSlug: cellData }) : undefined
  const label = collection?.labels.singular
  const text = typeof label === 'string' ? label : words(cellData)
  if (!collection || typeof rowData.entityId !== 'string') return text
  return (
    <Link href={`${config.routes.admin}/collections/${collection.slug}/${rowData.entityId}`} prefetch={false}>
      {text}
    </Link>
  )
}
