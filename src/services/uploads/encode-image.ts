import sharp, { type Sharp } from 'sharp'
import { validationError } from '../../platform/errors.ts'

/** A picture of few bytes may claim to be huge: above this it is not decoded. */
const maxPixels = 60_000_000
const maxSide = 5_000
const timeoutSeconds = 20

// The library knows many more formats, and each is one more parser that a file could aim at.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})

const encoders: Record<string, (image: Sharp) => Sharp> = {
  'image/jpeg': (image) => image.jpeg({ quality: 88, mozjpeg: false }),
  'image/png': (image) => image.png({ compressionLevel: 8 }),
  'image/webp': (image) => image.webp({ quality: 88 }),
}

/**
 * Decodes a picture and encodes it again: upright, in sRGB, at most 5000 pixels a side, without places, cameras,
 * thumbnails or anything that was hidden behind it.
 * @throws 400 for what cannot be decoded or is too large
 */
export const encodeImage = async (data: Buffer, mimeType: string): Promise<Buffer> => {
  const encode = encoders[mimeType]
  if (!encode) throw new Error(`There is no encoder for ${mimeType}.`)
  try {
    const image = sharp(data, { limitInputPixels: maxPixels, failOn: 'error', pages: 1, sequentialRead: true })
      .timeout({ seconds: timeoutSeconds })
      .autoOrient()
      .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
    return await encode(image).toBuffer()
  } catch (cause) {
    const isTooLarge = cause instanceof Error && /pixel limit/i.test(cause.message)
    throw validationError(
      isTooLarge ? `The picture has more than ${maxPixels / 1e6} million pixels.` : 'The picture cannot be read.',
      'file',
    )
  }
}
