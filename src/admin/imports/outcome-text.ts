import type { ImportState } from './use-import.ts'

/** Where an import stands and what to do next, in a sentence. */
export const outcomeText = ({ status, wrongRows, skippedRows, rows, failure }: ImportState): string => {
  if (failure) return failure
  switch (status) {
    case 'checking':
      return 'The rows are being checked. You may leave this page.'
    case 'committing':
      return 'The rows are being written: all of them, or none. You may leave this page.'
    case 'ready':
      return rows === skippedRows
        ? 'Every row is on file already: there is nothing to write.'
        : 'Every row is right. Nothing is written yet.'
    case 'invalid':
      return `${wrongRows} of ${rows} rows cannot be written. Correct the file and upload it again, or leave those rows out.`
    case 'done':
      return 'Written. It can be taken back while nothing hangs on it.'
    case 'undone':
      return 'Taken back. Upload the file again to import it.'
    case 'failed':
      return 'The import failed and nothing was written. Try again.'
  }
}
