'use client'

import { Button, Link, useConfig } from '@payloadcms/ui'
import { useState } from 'react'
import { addDays, addPeriods, monthOf, periodRange } from '../../domain/calendar.ts'
import type { CalendarDay } from '../../services/maintenance/calendar.ts'
import { useApi } from '../api/use-api.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { periodText } from '../text/date.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { useToday } from '../ui/use-today.ts'
import { priorityTones } from './texts.ts'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** A month of due requests and planned work, Monday first. */
export const MaintenanceCalendar = ({ project }: { project?: string }) => {
  const today = useToday()
  const { admin } = useConfig().config.routes
  const [month, setMonth] = useState(() => monthOf(today))
  const { from, to } = periodRange(month)
  const first = addDays(from, -weekdayOf(from))
  const count = Math.ceil((weekdayOf(from) + Number(to.slice(8))) / 7) * 7
  const dates = Array.from({ length: count }, (_, index) => addDays(first, index))
  const query = `from=${first}&to=${dates.at(-1)}${project ? `&project=${project}` : ''}`
  const { data, error } = useApi<{ days: CalendarDay[] }>(`/maintenance/calendar?${query}`, useLiveVersion())
  const days = new Map((data?.days ?? []).map((day) => [day.date, day]))
  const link = (slug: string, id: string): string => `${admin}/collections/${slug}/${id}`

  return (
    <>
      <div className="fh-calendar__head">
        <h2>{periodText(month)}</h2>
        <div className="fh-actions">
          {[
            ['Previous month', addPeriods(month, -1)],
            ['Today', monthOf(today)],
            ['Next month', addPeriods(month, 1)],
          ].map(([label = '', target = month]) => (
            <Button
              buttonStyle="secondary"
              key={label}
              margin={false}
              onClick={() => setMonth(target)}
              size="small"
              type="button"
            >
              {label}
            </Button>
          ))}
        </div>
      </div>
      <ErrorNote error={error} />
      <div className="fh-calendar">
        {weekdays.map((weekday) => (
          <div aria-hidden className="fh-calendar__weekday fh-quiet" key={weekday}>
            {weekday}
          </div>
        ))}
        {dates.map((date) => {
          const day = days.get(date)
          const more = day ? day.requestCount - day.requests.length + day.planCount - day.plans.length : 0
          const classes = [
            'fh-calendar__day',
            monthOf(date) !== month && 'fh-calendar__day--other',
            date === today && 'fh-calendar__day--today',
            !day && 'fh-calendar__day--empty',
          ]
          return (
            <div className={classes.filter(Boolean).join(' ')} key={date}>
              <time className="fh-number" dateTime={date}>
                <span className="fh-calendar__weekday-name">{weekdays[weekdayOf(date)]} </span>
                {Number(date.slice(8))}
              </time>
              <ul>
                {day?.requests.map(({ id, title, status, priority, isOverdue }) => (
                  <li key={id}>
                    <Link
                      className={`fh-calendar__item fh-badge--${isDone(status) ? 'quiet' : isOverdue ? 'bad' : priorityTones[priority]}${isDone(status) ? ' fh-calendar__item--done' : ''}`}
                      href={link('maintenance-requests', id)}
                      prefetch={false}
                      title={title}
                    >
                      {title}
                    </Link>
                  </li>
                ))}
                {day?.plans.map(({ id, title }) => (
                  <li key={id}>
                    <Link
                      className="fh-calendar__item fh-calendar__item--plan"
                      href={link('maintenance-plans', id)}
                      prefetch={false}
                      title={`Planned: ${title}`}
                    >
                      {title}
                    </Link>
                  </li>
                ))}
                {more > 0 && <li className="fh-quiet">and {more} more</li>}
              </ul>
            </div>
          )
        })}
      </div>
      <p className="fh-quiet fh-calendar__legend">Dashed: planned, its request is not made yet.</p>
    </>
  )
}

const isDone = (status: string): boolean => status === 'resolved' || status === 'closed'

/** 0 for Monday. */
const weekdayOf = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
