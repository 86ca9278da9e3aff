/** Between the log-in and the panel, whose first page takes a moment. */
export const Opening = () => (
  <div className="fh-auth__opening" role="status">
    <span className="fh-spinner" />
    <span>Opening your desk…</span>
  </div>
)
