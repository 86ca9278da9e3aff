import sharp from 'sharp'

export type Store = {
  env: Record<string, string>
  /** the names of what it holds of a company */
  names: (company: string) => Promise<string[]>
  /** loses a file */
  lose: (company: string, name: string) => Promise<void>
  stop: () => Promise<void>
}

export type Picture = {
  id: string
  filename: string
  title: string
  isMain: boolean
  position: number
  block: string | null
  variants?: Record<string, { width: number; height: number; filesize: number }> & { error?: string }
}
export type Body = { doc: Picture; errors?: { path?: string; code: string }[] }

/** A picture that is wider than every size. */
export const large = (): Promise<Buffer> =>
  sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#2a8f6f' } })
    .jpeg()
    .toBuffer()
