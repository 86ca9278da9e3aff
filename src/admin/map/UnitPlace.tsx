'use client'

import type { UIFieldClientComponent } from 'payload'
import { PlaceMap } from './PlaceMap.tsx'

/** The place of a unit that does not stand where its project does. */
export const UnitPlace: UIFieldClientComponent = ({ readOnly = false }) => (
  <PlaceMap hasBoundary={false} isReadOnly={readOnly} />
)
