'use client'

import { Button } from '@payloadcms/ui'
import { type DragEvent, useRef, useState } from 'react'
import type { GalleryNode } from './node.ts'
import { mostFiles, useUploads } from './use-uploads.ts'

/** Takes files by drag and drop or from a dialog, and shows how each fares. */
export const UploadBox = ({ node, onDone }: { node: GalleryNode; onDone: () => void }) => {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const { uploads, refusal, isBusy, send, clear } = useUploads(node, onDone)
  const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files')
  return (
    <div
      className={`fh-upload${isOver ? ' fh-upload--over' : ''}`}
      onDragLeave={() => setIsOver(false)}
      onDragOver={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setIsOver(true)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setIsOver(false)
        send([...event.dataTransfer.files])
      }}
    >
      <div className="fh-line fh-upload__call">
        <span className="fh-quiet">Drop pictures here, up to {mostFiles} at a time: JPEG, PNG, WebP, or a PDF.</span>
        <Button
          buttonStyle="secondary"
          disabled={isBusy}
          margin={false}
          onClick={() => input.current?.click()}
          size="small"
          type="button"
        >
          {isBusy ? 'Sending…' : 'Choose files'}
        </Button>
      </div>
      <input
        accept=".jpg,.jpeg,.png,.webp,.pdf"
        aria-label="Pictures to add"
        hidden
        multiple
        onChange={({ target }) => {
          send([...(target.files ?? [])])
          target.value = ''
        }}
        ref={input}
        type="file"
      />
      {refusal && (
        <p className="fh-error" role="alert">
          {refusal}
        </p>
      )}
      {uploads.length > 0 && (
        <ul aria-label="Files" className="fh-upload__list">
          {uploads.map(({ key, name, share, state, problem }) => (
            <li key={key}>
              <span className="fh-upload__name">{name}</span>
              {state === 'failed' ? (
                <span className="fh-upload__problem" role="alert">
                  {problem}
                </span>
              ) : (
                <progress aria-label={name} max={1} value={share} />
              )}
              <span className="fh-quiet">{state === 'done' ? 'Kept' : state === 'waiting' ? 'Waits' : ''}</span>
            </li>
          ))}
        </ul>
      )}
      {uploads.length > 0 && !isBusy && (
        <Button buttonStyle="secondary" margin={false} onClick={clear} size="xsmall" type="button">
          Clear the list
        </Button>
      )}
    </div>
  )
}
