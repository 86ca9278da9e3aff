import type { MapPoint } from '../../services/geography/project-map.ts'
import type { Badge } from '../text/status.ts'

export type Aspect = 'occupancy' | 'arrears'

type Tone = Badge['tone']

const digits = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })

/** What a project's mark says and in which colour; the text says the same as the colour. */
export const markOf = (point: MapPoint, aspect: Aspect): { text: string; tone: Tone } => {
  if (aspect === 'arrears') {
    if (point.arrearsMinor === null) return { text: '–', tone: 'quiet' }
    return point.arrearsMinor === 0
      ? { text: 'Paid up', tone: 'good' }
      : { text: `${digits.format(point.arrearsMinor / 100)} due`, tone: 'bad' }
  }
  if (point.units === 0) return { text: 'No units', tone: 'quiet' }
  const share = point.occupied / point.units
  return { text: `${Math.floor(share * 100)} %`, tone: share >= 0.9 ? 'good' : share >= 0.6 ? 'warn' : 'bad' }
}

const order: readonly Tone[] = ['quiet', 'good', 'busy', 'warn', 'bad']

/** The colour of a cluster is that of its worst member. */
export const worstOf = (tones: readonly Tone[]): Tone =>
  tones.reduce<Tone>((worst, tone) => (order.indexOf(tone) > order.indexOf(worst) ? tone : worst), 'quiet')

/** The worst first. */
export const byConcern =
  (aspect: Aspect) =>
  (a: MapPoint, b: MapPoint): number =>
    (aspect === 'arrears' ? (b.arrearsMinor ?? 0) - (a.arrearsMinor ?? 0) : shareOf(a) - shareOf(b)) ||
    a.name.localeCompare(b.name)

const shareOf = ({ units, occupied }: MapPoint): number => (units === 0 ? 2 : occupied / units)
