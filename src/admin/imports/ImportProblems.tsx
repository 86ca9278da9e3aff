import type { ImportState } from './use-import.ts'

/** The first problems with row and column, and the way to all of them. */
export const ImportProblems = ({ state: { id, problems, wrongRows, skippedRows } }: { state: ImportState }) => {
  if (problems.length === 0 && skippedRows === 0) return null
  return (
    <section className="fh-import__problems">
      <div className="fh-import__sub">
        <h3>{problems.length > 0 ? 'What is wrong' : 'What is skipped'}</h3>
        <a download href={`/api/v1/imports/${id}/errors.csv`}>
          {problems.length > 0 ? 'All errors and skipped rows' : 'Skipped rows'} (CSV)
        </a>
      </div>
      {problems.length > 0 && (
        <div className="fh-import__scroll" role="region" aria-label="Errors" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th className="fh-number">Row</th>
                <th>Column</th>
                <th>Problem</th>
              </tr>
            </thead>
            <tbody>
              {problems.map(({ row, column, message }) => (
                <tr key={`${row}-${column}-${message}`}>
                  <td className="fh-number">{row}</td>
                  <td>{column}</td>
                  <td>{message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {wrongRows > problems.length && <p className="fh-quiet">The first {problems.length} are shown.</p>}
    </section>
  )
}
