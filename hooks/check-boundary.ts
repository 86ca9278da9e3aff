import type { CollectionBeforeValidateHook } from 'payload'
import { readPolygon } from '../src/domain/geojson.ts'
import { validationError } from '../src/platform/errors.ts'

/** A boundary is one GeoJSON polygon; a Feature around it is taken off. */
export const checkBoundary: CollectionBeforeValidateHook = ({ data }) => {
  if (!data || data.boundary === undefined || data.boundary === null) return data
  const read = readPolygon(data.boundary)
  if ('problem' in read) throw validationError(read.problem, 'boundary')
  return { ...data, boundary: read.polygon }
}
