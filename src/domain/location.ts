/** A place in WGS 84 degrees. */
export type Location = { lat: number; lng: number }

export type PlaceProblem = { message: string; path: string }

type Given = { lat?: unknown; lng?: unknown }

const isSet = (value: unknown): boolean => value !== undefined && value !== null

/**
 * What is wrong with a place: half of it missing, a number outside of the earth, both numbers the wrong way round.
 * @returns undefined for a place, and for none
 */
export const locationProblem = ({ lat, lng }: Given): PlaceProblem | undefined => {
  if (isSet(lat) && !isWithin(lat, 90)) {
    const isSwapped = isWithin(lat, 180) && isWithin(lng, 90)
    return {
      message: isSwapped
        ? 'A latitude lies between -90 and 90. Latitude and longitude seem to be swapped.'
        : 'A latitude lies between -90 and 90.',
      path: 'lat',
    }
  }
  if (isSet(lng) && !isWithin(lng, 180)) return { message: 'A longitude lies between -180 and 180.', path: 'lng' }
  if (isSet(lat) === isSet(lng)) return undefined
  return isSet(lat)
    ? { message: 'Enter the longitude as well, or neither number.', path: 'lng' }
    : { message: 'Enter the latitude as well, or neither number.', path: 'lat' }
}

const isWithin = (value: unknown, most: number): boolean =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= most
