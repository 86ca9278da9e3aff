/** A value that nobody can change here: readable, not greyed out. */
export const ReadOnlyValue = ({ id, text, isNumber = false }: { id: string; text: string; isNumber?: boolean }) => (
  <output className={`fh-readonly${isNumber ? ' fh-readonly--number' : ''}`} id={id}>
    {text}
  </output>
)
