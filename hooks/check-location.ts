import type { CollectionBeforeValidateHook } from 'payload'
import { locationProblem, type Location } from '../src/domain/location.ts'
import { validationError } from '../src/platform/errors.ts'

type Half = Partial<Record<keyof Location, number | null>>

/** A place has both numbers or neither, and lies on the earth. */
export const checkLocation: CollectionBeforeValidateHook = ({ data, originalDoc }) => {
  if (!data || !('location' in data)) return data
  const problem = locationProblem({ ...(originalDoc?.location as Half | undefined), ...(data.location as Half | null) })
  if (problem) throw validationError(problem.message, `location.${problem.path}`)
  return data
}
