import type { OccupancyPart } from '../../services/occupancy/occupancy.ts'
import { periodText } from '../text/date.ts'
import { rateText } from './rate-text.ts'

const height = 160
const step = 52
const bar = 28
const scale = [0, 5_000, 10_000]

/** A bar for each month, as high as the units were full; the table below has the figures. */
export const OccupancyChart = ({ parts }: { parts: OccupancyPart[] }) => {
  const width = Math.max(parts.length, 1) * step
  const every = Math.ceil(parts.length / 12)
  return (
    <div className="fh-scroll">
      <svg
        aria-label="Occupancy by month, see the table below"
        className="fh-chart"
        preserveAspectRatio="xMinYMid meet"
        role="img"
        viewBox={`-44 -12 ${width + 48} ${height + 40}`}
      >
        {scale.map((bps) => (
          <g className="fh-chart__scale" key={bps}>
            <line x1={0} x2={width} y1={yOf(bps)} y2={yOf(bps)} />
            <text textAnchor="end" x={-8} y={yOf(bps) + 4}>
              {bps / 100} %
            </text>
          </g>
        ))}
        {parts.map(({ key, occupancyBps }, index) => (
          <g key={key}>
            <rect
              className="fh-chart__bar"
              height={height - yOf(occupancyBps ?? 0)}
              rx={2}
              width={bar}
              x={index * step + (step - bar) / 2}
              y={yOf(occupancyBps ?? 0)}
            >
              <title>{`${periodText(key)}: ${rateText(occupancyBps)}`}</title>
            </rect>
            {index % every === 0 && (
              <text className="fh-chart__label" textAnchor="middle" x={index * step + step / 2} y={height + 20}>
                {periodText(key, 'short').replace(/ 20/, ' ’')}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  )
}

const yOf = (bps: number): number => height - (height * bps) / 10_000
