/** The id that a relation holds, whether it was populated or not; anything else is given back as it is. */
export const idOf = (value: unknown): unknown =>
  value && typeof value === 'object' && 'id' in value ? value.id : value
