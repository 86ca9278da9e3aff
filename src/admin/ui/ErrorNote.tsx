import { failureEntries } from '../api/request.ts'

/** What the API said, where the reader looks; nothing without an error. */
export const ErrorNote = ({ error }: { error: unknown }) => {
  if (error === undefined || error === null) return null
  const { entries, requestId } = failureEntries(error)
  return (
    <div className="fh-error" role="alert">
      {entries.map(({ message, path }) => (
        <p key={`${path ?? ''}${message}`}>{message}</p>
      ))}
      {requestId && <p className="fh-error__id">Request {requestId}</p>}
    </div>
  )
}
