type ProgressProps = { processed: number; total: number | null | undefined; isDone?: boolean; label: string }

/** A bar with its count; without a known total it only says how far it is. */
export const Progress = ({ processed, total, isDone = false, label }: ProgressProps) => {
  const percent = isDone ? 100 : total ? Math.min(100, Math.floor((processed * 100) / total)) : 0
  return (
    <div className="fh-progress">
      <div className="fh-progress__line">
        <span>{label}</span>
        <span className="fh-number">{total ? `${processed} of ${total}` : processed}</span>
      </div>
      <div
        aria-label={label}
        aria-valuemax={100}
        aria-valuemin={0}
        aria-valuenow={percent}
        className="fh-progress__track"
        role="progressbar"
      >
        <div className="fh-progress__bar" style={{ width: `${percent}%` }} />
      </div>
    </div>
  )
}
