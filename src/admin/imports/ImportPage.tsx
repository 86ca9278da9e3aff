'use client'

import { Link, useStepNav } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useAction } from '../actions/use-action.ts'
import { apiRequest } from '../api/request.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { AccountChoice } from './AccountChoice.tsx'
import { FileDrop } from './FileDrop.tsx'
import { importKinds } from './import-kinds.ts'
import { ProjectChoice } from './ProjectChoice.tsx'

type ImportPageProps = { kind?: string; project?: string }

/** What is imported, into which project, and from which file. The check begins at once; nothing is written by it. */
export const ImportPage = ({ kind: wanted, project: wantedProject }: ImportPageProps) => {
  const { me, can, error: problem } = usePermissions()
  const toPage = useAdminPath()
  const router = useRouter()
  const { setStepNav } = useStepNav()
  const [chosen, setChosen] = useState(wanted)
  const [project, setProject] = useState(wantedProject ?? '')
  const [account, setAccount] = useState('')
  const { error, isBusy, start, clearError } = useAction()
  useEffect(() => setStepNav([{ label: 'Import' }]), [setStepNav])
  const kinds = importKinds.filter(({ permission }) => can(permission))
  const kind = kinds.find(({ key }) => key === chosen) ?? kinds[0]

  const upload = (file: File): void =>
    start(async () => {
      const form = new FormData()
      form.set('kind', kind?.key ?? '')
      if (kind?.hasProject && project) form.set('project', project)
      const [field, id] = account.split(':')
      if (kind?.hasAccount && field && id) form.set(field, id)
      form.set('file', file)
      const made = await apiRequest<{ id: string }>({ method: 'POST', path: '/imports', body: form })
      router.push(toPage(`/collections/imports/${made.id}`))
    })

  if (problem) return <ErrorNote error={problem} />
  if (me && !kind)
    return (
      <div className="fh-notice">
        <h2>Nothing to import</h2>
        <p>
          You need the permission to import blocks and units, people, leases or readings. Ask an administrator for it.
        </p>
      </div>
    )
  return (
    <>
      <header className="fh-import__head">
        <h1>Import a spreadsheet</h1>
        <Link className="fh-link" href={toPage('/collections/imports')} prefetch={false}>
          Earlier imports
        </Link>
      </header>
      <div className="fh-import__kinds" role="radiogroup" aria-label="What is in the file">
        {kinds.map(({ key, label, hint }) => (
          <label className={`fh-choice${key === kind?.key ? ' fh-choice--chosen' : ''}`} key={key}>
            <input
              checked={key === kind?.key}
              disabled={isBusy}
              name="kind"
              onChange={() => {
                setChosen(key)
                clearError()
              }}
              type="radio"
            />
            <span className="fh-choice__label">{label}</span>
            <span className="fh-choice__hint">{hint}</span>
          </label>
        ))}
      </div>
      {kind && (
        <div className="fh-import__form">
          {kind.hasProject && <ProjectChoice isDisabled={isBusy} onChange={setProject} value={project} />}
          {kind.hasAccount && <AccountChoice isDisabled={isBusy} onChange={setAccount} value={account} />}
          <div className="fh-import__templates">
            <span className="fh-quiet">Templates:</span>
            {kind.templates.map(({ variant, label }) => (
              <span key={variant}>
                {label}{' '}
                {(['xlsx', 'csv'] as const).map((format) => (
                  <a
                    download
                    href={`/api/v1/imports/templates/${kind.key}?variant=${variant}&format=${format}`}
                    key={format}
                  >
                    {format.toUpperCase()}
                  </a>
                ))}
              </span>
            ))}
          </div>
          <FileDrop isBusy={isBusy} onFile={upload} />
          <ErrorNote error={error} />
        </div>
      )}
    </>
  )
}
