/** What pictures belong to; the most specific part counts. */
export type GalleryNode = { project?: string; block?: string; unit?: string }

export type Picture = {
  id: string
  title?: string | null
  alt?: string | null
  category: 'exterior' | 'interior' | 'floor_plan' | 'other'
  isMain?: boolean
  mimeType?: string
  url?: string
  variants?: { error?: string; thumb?: object } | null
  variantsAt?: string | null
}

export const categories = {
  exterior: 'Exterior',
  interior: 'Interior',
  floor_plan: 'Floor plan',
  other: 'Other',
} as const

/** The pictures of a place itself, not of what stands in it, in their order. */
export const galleryPath = ({ project, block, unit }: GalleryNode): string => {
  const where = unit
    ? [`where[unit][equals]=${unit}`]
    : block
      ? [`where[block][equals]=${block}`, 'where[unit][exists]=false']
      : [`where[project][equals]=${project}`, 'where[block][exists]=false', 'where[unit][exists]=false']
  return `/media?${where.join('&')}&sort=position&limit=200&depth=0`
}

/** The small size; its address changes once it is made, so that a browser does not keep the original instead. */
export const thumbPath = ({ id, variantsAt }: Picture): string =>
  `/api/v1/media/${id}/file/thumb?made=${variantsAt ? Date.parse(variantsAt) : 0}`

/** A copy in which one entry has another place. */
export const moved = <T>(list: readonly T[], from: number, to: number): T[] => {
  const next = [...list]
  const [entry] = next.splice(from, 1)
  if (entry !== undefined) next.splice(to, 0, entry)
  return next
}
