'use client'

import { Link } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import { statusBadge } from '../text/status.ts'
import { StatusBadge } from '../ui/StatusBadge.tsx'

export type CardRow = { id: string; href: string; title: string; detail?: ReactNode; status?: string }

type OverviewCardProps = { title: string; total: number; rows: readonly CardRow[]; none: string; action?: ReactNode }

/** The first rows of one kind, and how many there are. */
export const OverviewCard = ({ title, total, rows, none, action }: OverviewCardProps) => (
  <section className="fh-person__card">
    <header>
      <h3>{title}</h3>
      {total > 0 && <span className="fh-quiet fh-number">{total}</span>}
    </header>
    {rows.length === 0 && <p className="fh-quiet">{none}</p>}
    <ul>
      {rows.map(({ id, href, title: name, detail, status }) => (
        <li key={id}>
          <Link href={href} prefetch={false}>
            {name}
          </Link>
          {status && <StatusBadge {...statusBadge(status)} />}
          {detail && <span className="fh-quiet">{detail}</span>}
        </li>
      ))}
    </ul>
    {total > rows.length && <p className="fh-quiet">and {total - rows.length} more</p>}
    {action}
  </section>
)
