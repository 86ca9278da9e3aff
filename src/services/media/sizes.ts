/** The sizes that a picture is made in: pixels across. Height follows; a smaller picture is not blown up. */
export const mediaSizes = { thumb: 320, medium: 960, large: 1920 } as const

export type MediaSize = keyof typeof mediaSizes

export const mediaSizeNames = Object.keys(mediaSizes) as [MediaSize, ...MediaSize[]]

/** What a row keeps about its sizes: each with its measures, or why there are none. */
export type Variants = Record<MediaSize, { width: number; height: number; filesize: number }> | { error: string }

/** PDFs are kept and handed out as they are. */
export const hasSizes = (mimeType: unknown): boolean => typeof mimeType === 'string' && mimeType.startsWith('image/')
