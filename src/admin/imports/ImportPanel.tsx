'use client'

import { Link, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { sentence, statusBadge } from '../text/status.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Progress } from '../ui/Progress.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { ImportActions } from './ImportActions.tsx'
import { ImportProblems } from './ImportProblems.tsx'
import { ImportTree } from './ImportTree.tsx'
import { outcomeText } from './outcome-text.ts'
import { type ImportState, useImport } from './use-import.ts'

/** What a check found, what would be made, and the way to write it or to take it back. */
export const ImportPanel = () => {
  const { id } = useDocumentInfo()
  const { state, error, isRunning, setState, reload } = useImport(id ? String(id) : undefined)
  const router = useRouter()
  const toPage = useAdminPath()
  if (!state) return error ? <ErrorNote error={error} /> : <div className="fh-panel fh-import__panel fh-skeleton" />

  const onMoved = (moved: ImportState): void => {
    setState(moved)
    router.refresh()
  }
  const { counts = {}, tree, sameAs } = state.summary
  const shown = Object.entries(counts).filter(([, count]) => count > 0)
  return (
    <div className="fh-panel fh-import__panel">
      <div className="fh-panel__head fh-import__state">
        <StatusBadge {...statusBadge(state.status)} />
        <p>{outcomeText(state)}</p>
      </div>
      {isRunning && (
        <Progress
          label={state.status === 'checking' ? 'Checking the rows…' : 'Writing…'}
          processed={state.progress?.processed ?? 0}
          total={state.progress?.total}
        />
      )}
      <dl className="fh-counts">
        <Count label="Rows" value={state.rows} />
        <Count label="With errors" value={state.wrongRows} />
        <Count label="Skipped" value={state.skippedRows} />
        <Count label="Written" value={state.createdRows} />
        {shown.map(([name, value]) => (
          <Count
            key={name}
            label={`${state.status === 'done' ? '' : 'New '}${sentence(name).toLowerCase()}`.trim()}
            value={value}
          />
        ))}
      </dl>
      {sameAs && state.status !== 'done' && state.status !== 'undone' && (
        <p className="fh-import__note">
          This file was imported before: see{' '}
          <Link href={toPage(`/collections/imports/${sameAs}`)} prefetch={false}>
            that import
          </Link>
          . It is not written twice.
        </p>
      )}
      <ImportActions onMoved={onMoved} onRefused={reload} state={state} />
      <ErrorNote error={error} />
      <ImportProblems state={state} />
      {tree && tree.length > 0 && state.status !== 'undone' && <ImportTree nodes={tree} />}
    </div>
  )
}

const Count = ({ label, value }: { label: string; value: number }) => (
  <div>
    <dt>{sentence(label)}</dt>
    <dd className="fh-number">{value.toLocaleString('en')}</dd>
  </div>
)
