import { Mark } from './Mark.tsx'

/** Mark and name, on the pages before the log-in. */
export const Logo = () => (
  <div className="fh-logo">
    <Mark size={40} />
    <div>
      <div className="fh-logo__name">Freehold</div>
      <div className="fh-logo__line">Property management and sales</div>
    </div>
  </div>
)
