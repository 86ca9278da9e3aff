'use client'

import { Button, Link, useConfig } from '@payloadcms/ui'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { RoundMeter } from '../../services/meters/reading-round.ts'
import type { ReadingResult } from '../../services/meters/record-readings.ts'
import { useAction } from '../actions/use-action.ts'
import { apiRequest, failureEntries } from '../api/request.ts'
import { dateText } from '../text/date.ts'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { quantityText, readValue, usedText } from './reading-text.ts'

type RoundRowProps = { meter: RoundMeter; date: string; canEnter: boolean; onDone: () => void }

/** One meter of a round. Enter keeps the reading and goes on to the next meter; the arrows only go. */
export const RoundRow = ({ meter, date, canEnter, onDone }: RoundRowProps) => {
  const adminRoute = useConfig().config.routes.admin
  const [text, setText] = useState('')
  const [result, setResult] = useState<ReadingResult>()
  const { error, isBusy, start, clearError } = useAction()
  const input = useRef<HTMLInputElement>(null)
  const read = readValue(text)
  const before = {
    value: meter.lastReading,
    date: meter.lastReadingDate,
    perDay: meter.perDay,
    isEstimated: meter.isEstimated,
  }
  const used = read && 'value' in read && date ? usedText(read.value, date, before) : undefined

  const save = (): void => {
    if (!read || !('value' in read) || result) return
    start(async () => {
      const body = { readingDate: date, value: read.value }
      setResult(await apiRequest<ReadingResult>({ method: 'POST', path: `/meters/${meter.id}/readings`, body }))
      onDone()
    })
  }
  const accept = (): void =>
    start(async () => {
      await apiRequest({ method: 'POST', path: `/meter-readings/${result?.id}/accept`, body: {} })
      setResult((seen) => seen && { ...seen, status: 'accepted', doubt: undefined })
    })
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') {
      event.preventDefault()
      save()
      if (!read || 'value' in read) go(input.current, 1)
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      go(input.current, event.key === 'ArrowDown' ? 1 : -1)
    }
  }

  return (
    <li className="fh-round__row">
      <span className="fh-round__place">
        <b>{meter.unit ?? meter.block ?? 'Project'}</b>
        <Link className="fh-quiet" href={`${adminRoute}/collections/meters/${meter.id}`} prefetch={false} tabIndex={-1}>
          {meter.identifier}
        </Link>
      </span>
      <span className="fh-round__last">
        <b className="fh-number">{quantityText(meter.lastReading)}</b>
        <span className="fh-quiet">
          {dateText(meter.lastReadingDate)}
          {meter.isEstimated && ', estimated'}
        </span>
      </span>
      <span className="fh-affixed">
        <input
          aria-invalid={Boolean(read && 'problem' in read)}
          aria-label={`Reading of ${meter.identifier}, ${meter.unit ?? meter.block ?? ''}`}
          autoComplete="off"
          className="fh-affixed__input fh-round__input"
          disabled={!canEnter || Boolean(result)}
          inputMode="decimal"
          onChange={({ target }) => {
            setText(target.value)
            clearError()
          }}
          onKeyDown={onKeyDown}
          ref={input}
          type="text"
          value={text}
        />
        <span className="fh-affixed__suffix">{meter.measure}</span>
      </span>
      <span aria-live="polite" className="fh-round__note">
        {isBusy && <span className="fh-quiet">Keeping…</span>}
        {!isBusy && error !== undefined && <span className="fh-bad-text">{firstMessage(error)}</span>}
        {!isBusy && error === undefined && !result && read && 'problem' in read && (
          <span className="fh-bad-text">{read.problem}</span>
        )}
        {!isBusy && error === undefined && !result && used && (
          <span className={used.tone === 'quiet' ? 'fh-quiet' : `fh-${used.tone}-text`}>{used.text}</span>
        )}
        {!isBusy && result?.status === 'accepted' && (
          <>
            <StatusBadge text="Kept" tone="good" />{' '}
            <span className="fh-quiet">{quantityText(result.consumption)} used</span>
          </>
        )}
        {!isBusy && result?.status === 'questioned' && (
          <>
            <StatusBadge text="In doubt" tone="warn" /> <span className="fh-quiet">{result.doubt}</span>{' '}
            <Button buttonStyle="subtle" margin={false} onClick={accept} size="small" type="button">
              It is right
            </Button>
          </>
        )}
        {!result && !text && meter.questioned > 0 && (
          <span className="fh-warn-text">{meter.questioned} in doubt already</span>
        )}
      </span>
    </li>
  )
}

const firstMessage = (error: unknown): string => failureEntries(error).entries[0]?.message ?? ''

/** The next meter that is not entered yet. */
const go = (from: HTMLInputElement | null, by: 1 | -1): void => {
  const inputs = [...document.querySelectorAll<HTMLInputElement>('.fh-round__input')]
  const at = from ? inputs.indexOf(from) : -1
  const rest = by === 1 ? inputs.slice(at + 1) : inputs.slice(0, Math.max(at, 0)).toReversed()
  rest.find((input) => !input.disabled)?.focus()
}
