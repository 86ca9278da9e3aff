import { countdownText } from '../../text/countdown.ts'

/** How long the server takes no further try; nothing when it takes one. */
export const LockNote = ({ seconds }: { seconds: number }) =>
  seconds > 0 ? (
    <div className="fh-error" role="alert">
      <p>
        Too many tries. Try again in{' '}
        <span aria-live="off" className="fh-number">
          {countdownText(seconds)}
        </span>
        .
      </p>
    </div>
  ) : null
