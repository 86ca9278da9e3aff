'use client'

import { Button } from '@payloadcms/ui'

type PagerProps = { page: number; totalPages: number; totalDocs: number; onPage: (page: number) => void }

/** Back and forth through pages; nothing for a single one. */
export const Pager = ({ page, totalPages, totalDocs, onPage }: PagerProps) => {
  if (totalPages <= 1) return null
  return (
    <div className="fh-pager">
      <Button
        buttonStyle="secondary"
        disabled={page <= 1}
        margin={false}
        onClick={() => onPage(page - 1)}
        size="small"
        type="button"
      >
        Previous page
      </Button>
      <span className="fh-quiet fh-number">
        Page {page} of {totalPages} ({totalDocs} rows)
      </span>
      <Button
        buttonStyle="secondary"
        disabled={page >= totalPages}
        margin={false}
        onClick={() => onPage(page + 1)}
        size="small"
        type="button"
      >
        Next page
      </Button>
    </div>
  )
}
