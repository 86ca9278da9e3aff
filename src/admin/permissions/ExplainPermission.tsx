'use client'

import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { allSections } from './matrix.ts'

type Explanation = { allowed: boolean; because: { kind: string; text: string }[] }

/** Asks the server about one permission of a member, as it is saved. */
export const ExplainPermission = ({ staff }: { staff: string }) => {
  const [code, setCode] = useState('')
  const { data, error } = useApi<Explanation>(code ? `/auth/explain?permission=${code}&staff=${staff}` : null)
  return (
    <div className="fh-explain">
      <Labelled
        hint="As it is saved now."
        htmlFor="explain-permission"
        label="Why may this member do something, or not?"
      >
        <select
          aria-describedby="explain-permission-hint"
          id="explain-permission"
          onChange={({ target }) => setCode(target.value)}
          value={code}
        >
          <option value="">Choose a permission</option>
          {allSections.map(({ module, label, rows }) => (
            <optgroup key={module} label={label}>
              {rows
                .flatMap(({ actions }) => actions)
                .map((action) => (
                  <option key={action.code} value={action.code}>
                    {action.fullLabel}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </Labelled>
      <div aria-live="polite" className="fh-explain__answer">
        {code && data && (
          <>
            <p className={data.allowed ? 'fh-explain--yes' : 'fh-explain--no'}>
              {data.allowed ? 'Allowed' : 'Not allowed'}
            </p>
            <ul>
              {data.because.map(({ text }) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </>
        )}
        <ErrorNote error={error} />
      </div>
    </div>
  )
}
