'use client'

import { type ChangeEvent, type DragEvent, useState } from 'react'

type FileDropProps = { isBusy: boolean; onFile: (file: File) => void }

/** Takes a file by drop, by click and by keyboard. */
export const FileDrop = ({ isBusy, onFile }: FileDropProps) => {
  const [isOver, setIsOver] = useState(false)
  const [name, setName] = useState('')
  const take = (file: File | undefined): void => {
    if (!file || isBusy) return
    setName(file.name)
    onFile(file)
  }
  const choose = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    take(target.files?.[0])
    // The same file may be chosen again after it was corrected.
    target.value = ''
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setIsOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <label
      className={`fh-drop${isOver ? ' fh-drop--over' : ''}${isBusy ? ' fh-drop--busy' : ''}`}
      onDragLeave={() => setIsOver(false)}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDrop={drop}
    >
      <input accept=".csv,.tsv,.txt,.xlsx" disabled={isBusy} onChange={choose} type="file" />
      <strong>{isBusy ? `Reading ${name}…` : 'Drop a file here, or choose one'}</strong>
      <span>CSV or Excel (.xlsx), up to 10 MB and 20,000 rows. It is checked first; nothing is written yet.</span>
    </label>
  )
}
