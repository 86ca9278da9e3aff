import { Link } from '@payloadcms/ui'
import type { MapPoint } from '../../services/geography/project-map.ts'
import { Amount } from '../ui/Amount.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { type Aspect, byConcern, markOf } from './map-marks.ts'

type MapListProps = { points: readonly MapPoint[]; aspect: Aspect; currency: string; href: (id: string) => string }

const most = 10

/** The projects in view as a table, those to look at first on top. */
export const MapList = ({ points, aspect, currency, href }: MapListProps) => {
  const shown = points.toSorted(byConcern(aspect)).slice(0, most)
  const seesArrears = points.some(({ arrearsMinor }) => arrearsMinor !== null)
  return (
    <div className="fh-scroll fh-map-page__lists">
      <table className="fh-table">
        <thead>
          <tr>
            <th scope="col">In view</th>
            <th scope="col">City</th>
            <th className="fh-cell-right" scope="col">
              Units
            </th>
            <th scope="col">Occupied</th>
            {seesArrears && (
              <th className="fh-cell-right" scope="col">
                Arrears
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((point) => (
            <tr key={point.id}>
              <td>
                <Link href={href(point.id)} prefetch={false}>
                  {point.name}
                </Link>
              </td>
              <td>{point.city}</td>
              <td>
                <span className="fh-number fh-cell-right">{point.units}</span>
              </td>
              <td>
                <StatusBadge {...markOf(point, 'occupancy')} />
              </td>
              {seesArrears && (
                <td>
                  <Amount className="fh-cell-right" currency={currency} minor={point.arrearsMinor} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {points.length > most && <p className="fh-quiet">{points.length - most} more: zoom in to see them here.</p>}
    </div>
  )
}
