'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { Polygon } from '../../domain/geojson.ts'
import { GeojsonDialog } from './GeojsonDialog.tsx'

type BoundaryToolsProps = {
  value: Polygon | null
  count: number
  isDrawing: boolean
  onDrawing: (isDrawing: boolean) => void
  onUndo: () => void
  onBoundary: (boundary: Polygon | null) => void
}

/** Draws, takes back and clears a boundary, or takes one as GeoJSON. */
export const BoundaryTools = ({ value, count, isDrawing, onDrawing, onUndo, onBoundary }: BoundaryToolsProps) => {
  const [isOpen, setIsOpen] = useState(false)
  const shared = { buttonStyle: 'secondary', margin: false, size: 'small', type: 'button' } as const
  return (
    <>
      <Button {...shared} onClick={() => onDrawing(!isDrawing)}>
        {isDrawing ? 'Done' : value ? 'Change the boundary' : 'Draw the boundary'}
      </Button>
      {isDrawing && (
        <Button {...shared} disabled={count === 0} onClick={onUndo}>
          Undo
        </Button>
      )}
      {count > 0 && (
        <Button {...shared} onClick={() => onBoundary(null)}>
          Clear the boundary
        </Button>
      )}
      {!isDrawing && (
        <Button {...shared} onClick={() => setIsOpen(true)}>
          GeoJSON
        </Button>
      )}
      {isDrawing && count > 0 && count < 3 && <span className="fh-quiet">{3 - count} more to make a boundary</span>}
      {isOpen && <GeojsonDialog onClose={() => setIsOpen(false)} onTake={onBoundary} value={value} />}
    </>
  )
}
