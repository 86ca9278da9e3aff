import { objectKey } from '../uploads/object-key.ts'
import { mediaSizeNames, type MediaSize } from './sizes.ts'

type Original = { company: string; filename: string }

/** Where a size lies: beside its original, under its name. */
export const variantKey = ({ size, ...original }: Original & { size: MediaSize }): string =>
  `${objectKey(original).replace(/\.[a-z]+$/, '')}-${size}.webp`

export const variantKeys = (original: Original): string[] =>
  mediaSizeNames.map((size) => variantKey({ ...original, size }))
