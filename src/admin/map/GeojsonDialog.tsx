'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { type Polygon, readPolygon } from '../../domain/geojson.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'

type GeojsonDialogProps = { value: Polygon | null; onTake: (boundary: Polygon) => void; onClose: () => void }

/** The boundary as text, to copy it out or to put one in from a survey. */
export const GeojsonDialog = ({ value, onTake, onClose }: GeojsonDialogProps) => {
  const [text, setText] = useState(value ? JSON.stringify(value) : '')
  const [problem, setProblem] = useState<string>()
  const take = (): void => {
    const read = readText(text)
    if ('problem' in read) return setProblem(read.problem)
    onTake(read.polygon)
    onClose()
  }
  return (
    <Dialog
      footer={
        <>
          <Button buttonStyle="secondary" margin={false} onClick={onClose} type="button">
            Cancel
          </Button>
          <Button disabled={text.trim() === ''} margin={false} onClick={take} type="button">
            Use this boundary
          </Button>
        </>
      }
      onClose={onClose}
      title="Boundary as GeoJSON"
    >
      <Labelled
        hint="A Polygon, or a Feature around one; longitude first."
        htmlFor="boundary-geojson"
        label="GeoJSON"
        problem={problem}
      >
        <textarea
          aria-describedby="boundary-geojson-hint"
          id="boundary-geojson"
          onChange={({ target }) => {
            setText(target.value)
            setProblem(undefined)
          }}
          rows={10}
          spellCheck={false}
          value={text}
        />
      </Labelled>
    </Dialog>
  )
}

const readText = (text: string): ReturnType<typeof readPolygon> => {
  try {
    return readPolygon(JSON.parse(text))
  } catch {
    return { problem: 'This is not valid JSON.' }
  }
}
