import type { UnitStatus } from '../../domain/unit-status.ts'
import { shownStatuses, statusClass, statusText } from './unit-statuses.ts'

type StatusCountsProps = { counts: Record<UnitStatus, number>; hasWords?: boolean }

/** How many units have which status, by colour; without words a title says which. */
export const StatusCounts = ({ counts, hasWords = false }: StatusCountsProps) => (
  <span className="fh-status-counts">
    {shownStatuses
      .filter((status) => counts[status] > 0)
      .map((status) => (
        <span className="fh-status-count" key={status} title={statusText(status)}>
          <i className={`fh-dot ${statusClass(status)}`} />
          <span className="fh-number">{counts[status]}</span>
          {hasWords ? ` ${statusText(status).toLowerCase()}` : <span className="fh-unseen"> {statusText(status)}</span>}
        </span>
      ))}
  </span>
)
