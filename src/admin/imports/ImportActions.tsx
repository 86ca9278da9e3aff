'use client'

import { Button, Link } from '@payloadcms/ui'
import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { importKinds } from './import-kinds.ts'
import type { ImportState } from './use-import.ts'

type ImportActionsProps = {
  state: ImportState
  onMoved: (state: ImportState) => void
  /** what was found out on the way is read anew */
  onRefused: () => void
}

/** Write, leave out what is wrong, take back, or start over. */
export const ImportActions = ({ state, onMoved, onRefused }: ImportActionsProps) => {
  const { can } = usePermissions()
  const toPage = useAdminPath()
  const [dialog, setDialog] = useState<'commit' | 'undo'>()
  const kind = importKinds.find(({ key }) => key === state.kind)
  if (!kind || !can(kind.permission)) return <div className="fh-actions" />
  const right = state.rows - state.wrongRows - state.skippedRows
  const isOpen = ['ready', 'invalid', 'failed'].includes(state.status)
  const move = (path: string, body: object) => async (): Promise<void> => {
    try {
      onMoved(await apiRequest<ImportState>({ method: 'POST', path: `/imports/${state.id}/${path}`, body }))
    } catch (error) {
      onRefused()
      throw error
    }
  }
  return (
    <div className="fh-actions">
      {isOpen && right > 0 && (
        <Button margin={false} onClick={() => setDialog('commit')} size="small" type="button">
          {state.wrongRows > 0
            ? `Write the ${count(right)} that ${right === 1 ? 'is' : 'are'} right`
            : `Write ${count(right)}`}
        </Button>
      )}
      {state.status === 'done' && (
        <Button buttonStyle="secondary" margin={false} onClick={() => setDialog('undo')} size="small" type="button">
          Take back
        </Button>
      )}
      {!['checking', 'committing'].includes(state.status) && (
        <Link className="fh-link" href={toPage(`/import?kind=${state.kind}`)} prefetch={false}>
          {state.status === 'done' ? 'Import another file' : 'Upload another file'}
        </Link>
      )}
      {dialog === 'commit' && (
        <ConfirmDialog
          done={state.rows > rowsAtOnce ? 'The rows are being written.' : 'The rows are written.'}
          label="Write"
          onClose={() => setDialog(undefined)}
          onConfirm={move('commit', { skipWrong: state.wrongRows > 0 })}
          title={`Write ${count(right)}?`}
        >
          <p>They are checked once more and written together: all of them, or none.</p>
          {state.wrongRows > 0 && <p>{count(state.wrongRows)} with errors will be left out.</p>}
        </ConfirmDialog>
      )}
      {dialog === 'undo' && (
        <ConfirmDialog
          done="The import is taken back."
          label="Take back"
          onClose={() => setDialog(undefined)}
          onConfirm={move('undo', {})}
          title="Take this import back?"
        >
          <p>Everything that it has made is deleted. Where something hangs on it, nothing is.</p>
        </ConfirmDialog>
      )}
    </div>
  )
}

// Longer files are written by a job.
const rowsAtOnce = 1_000

const count = (rows: number): string => `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`
