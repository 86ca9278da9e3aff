import { type ErrorEntry, failureEntries } from '../api/request.ts'

/** What the API said, where the reader looks; nothing without an error. */
export const ErrorNote = ({ error }: { error: unknown }) => {
  if (error === undefined || error === null) return null
  const { entries, requestId } = failureEntries(error)
  return (
    <div className="fh-error" role="alert">
      {entries.filter(isNews).map(({ message, path }) => (
        <p key={`${path ?? ''}${message}`}>{message}</p>
      ))}
      {requestId && <p className="fh-error__id">Request {requestId}</p>}
    </div>
  )
}

/** Some answers name each obstacle again after the sentence that lists them all. */
const isNews = ({ message }: ErrorEntry, index: number, [first]: ErrorEntry[]): boolean =>
  index === 0 || !first?.message.includes(message)
