import type { Badge } from '../text/status.ts'

export const StatusBadge = ({ text, tone }: Badge) => <span className={`fh-badge fh-badge--${tone}`}>{text}</span>
