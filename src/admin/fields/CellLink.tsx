'use client'

import { Link, useConfig } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import type { ReactNode } from 'react'

type CellLinkProps = Pick<DefaultCellComponentProps, 'collectionSlug' | 'link' | 'linkURL' | 'rowData' | 'onClick'> & {
  children: ReactNode
}

/** The first column leads to its row; in any other the content stands alone. */
export const CellLink = ({ children, collectionSlug, link, linkURL, rowData, onClick }: CellLinkProps) => {
  const adminRoute = useConfig().config.routes.admin
  if (onClick) {
    return (
      <button
        className="fh-cell-button"
        onClick={() => onClick({ cellData: undefined, collectionSlug, rowData })}
        type="button"
      >
        {children}
      </button>
    )
  }
  if (!link) return children
  const href = linkURL ?? `${adminRoute}/collections/${collectionSlug}/${encodeURIComponent(String(rowData.id))}`
  return (
    <Link href={href} prefetch={false}>
      {children}
    </Link>
  )
}
