'use client'

import { useEffect, useState } from 'react'
import { addDays } from '../../domain/calendar.ts'
import { apiRequest } from '../api/request.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { useToday } from '../ui/use-today.ts'
import { type ExplainedRow, ExplanationRows } from './ExplanationRows.tsx'
import type { VersionDraft } from './VersionDialog.tsx'

type Trial = { totalMinor: number; rows: ExplainedRow[] }

/** An invoice of the example: this much, unpaid for so many days. */
const exampleMinor = 3_000_000
const exampleDays = 62
const typingMs = 300

/** What the draft of a version would charge on an example, from the server's own rule. */
export const PolicyTrial = ({ draft }: { draft: VersionDraft }) => {
  const today = useToday()
  const [trial, setTrial] = useState<Trial>()
  const [error, setError] = useState<unknown>()
  const body = JSON.stringify({
    version: draft,
    billedMinor: exampleMinor,
    dueDate: addDays(today, -exampleDays),
    asOf: today,
  })

  useEffect(() => {
    const controller = new AbortController()
    const timer = setTimeout(() => {
      const request = {
        method: 'POST',
        path: '/finance/penalty-policies/try',
        body: JSON.parse(body) as unknown,
      } as const
      apiRequest<Trial>({ ...request, signal: controller.signal }).then(
        (found) => {
          setTrial(found)
          setError(undefined)
        },
        (problem: unknown) => !controller.signal.aborted && setError(problem),
      )
    }, typingMs)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [body])

  return (
    <section>
      <p>
        Example: <Amount currency={draft.currency} minor={exampleMinor} /> unpaid for {exampleDays} days
        {trial && (
          <>
            {' '}
            charges <Amount currency={draft.currency} minor={trial.totalMinor} />.
          </>
        )}
      </p>
      <ErrorNote error={error} />
      {trial && <ExplanationRows currency={draft.currency} rows={trial.rows} />}
    </section>
  )
}
