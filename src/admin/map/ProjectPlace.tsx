'use client'

import type { JSONFieldClientComponent } from 'payload'
import { PlaceMap } from './PlaceMap.tsx'

/** The boundary of a project, drawn on the map that its place is set on. */
export const ProjectPlace: JSONFieldClientComponent = ({ readOnly = false }) => (
  <PlaceMap hasBoundary isReadOnly={readOnly} />
)
