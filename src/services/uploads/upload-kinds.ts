/** What a file may be: its extensions, the type that its content must show, and how large it may be. */
export type UploadKind = {
  extensions: readonly string[]
  mimeType: string
  /** decoded and encoded again, so that nothing but the picture is kept */
  isImage: boolean
  /** a browser may show it; everything else is only saved */
  isShown: boolean
  maxBytes: number
}

const mebibyte = 1024 * 1024

/** The only place that knows which files the product takes. */
export const uploadKinds = {
  jpeg: {
    extensions: ['jpg', 'jpeg'],
    mimeType: 'image/jpeg',
    isImage: true,
    isShown: true,
    maxBytes: 15 * mebibyte,
  },
  png: { extensions: ['png'], mimeType: 'image/png', isImage: true, isShown: true, maxBytes: 15 * mebibyte },
  webp: { extensions: ['webp'], mimeType: 'image/webp', isImage: true, isShown: true, maxBytes: 15 * mebibyte },
  pdf: { extensions: ['pdf'], mimeType: 'application/pdf', isImage: false, isShown: true, maxBytes: 20 * mebibyte },
  docx: {
    extensions: ['docx'],
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    isImage: false,
    isShown: false,
    maxBytes: 20 * mebibyte,
  },
} as const satisfies Record<string, UploadKind>

export type UploadKindName = keyof typeof uploadKinds

/** The kind of a stored file, by the type that was verified when it came in. */
export const kindOfMimeType = (mimeType: unknown): UploadKind | undefined =>
  Object.values<UploadKind>(uploadKinds).find((kind) => kind.mimeType === mimeType)

export const acceptedMimeTypes = (accept: readonly UploadKindName[]): string[] =>
  accept.map((name) => uploadKinds[name].mimeType)
