import { fileTypeFromBuffer } from 'file-type'
import { AppError, validationError } from '../../platform/errors.ts'
import { checkFileName } from './check-file-name.ts'
import { checkPdf } from './check-pdf.ts'
import { encodeImage } from './encode-image.ts'
import { uploadKinds, type UploadKind, type UploadKindName } from './upload-kinds.ts'

export type IncomingFile = { name: string; data: Buffer }
export type AcceptedFile = {
  /** what its sender called it, without the extension */
  title: string
  extension: string
  mimeType: string
  /** what is stored: a picture encoded again, anything else as it came */
  data: Buffer
}

/**
 * Decides on a file by its name and by its content; what the client says about its type does not count.
 * @throws 400 for a kind that is not taken or a content that is another one, 413 above the kind's size
 */
export const inspectUpload = async (
  { name, data }: IncomingFile,
  accept: readonly UploadKindName[],
): Promise<AcceptedFile> => {
  const { stem, extension } = checkFileName(name)
  const kind = accept
    .map((accepted): UploadKind => uploadKinds[accepted])
    .find(({ extensions }) => extensions.includes(extension))
  if (!kind) throw validationError(`Files of type .${extension} are not taken here. Send ${listOf(accept)}.`, 'file')
  if (data.length === 0) throw validationError('The file is empty.', 'file')
  if (data.length > kind.maxBytes) throw tooLarge(kind.maxBytes)
  const found = await sniff(data)
  if (found !== kind.mimeType) throw validationError(`The content of the file is not what .${extension} says.`, 'file')
  if (kind.mimeType === uploadKinds.pdf.mimeType) checkPdf(data)
  return {
    title: stem,
    extension: kind.extensions[0] ?? extension,
    mimeType: kind.mimeType,
    data: kind.isImage ? await encodeImage(data, kind.mimeType) : data,
  }
}

// A broken archive or box makes the reader throw: it is then of no known type.
const sniff = (data: Buffer): Promise<string | undefined> =>
  fileTypeFromBuffer(data).then(
    (type) => type?.mime,
    () => undefined,
  )

const listOf = (accept: readonly UploadKindName[]): string =>
  accept.flatMap((name) => uploadKinds[name].extensions.map((extension) => `.${extension}`)).join(', ')

const tooLarge = (maxBytes: number): AppError =>
  new AppError({
    status: 413,
    code: 'TOO_LARGE',
    message: `The file is too large: at most ${Math.floor(maxBytes / 1024 / 1024)} MB are taken.`,
    path: 'file',
  })
