import type { PayloadRequest } from 'payload'

const longest = 500

/**
 * Why the caller does what he does: as a form noted it (`req.context.changeReason`), else from the header X-Reason, plain
 * or percent-encoded where it goes beyond Latin letters.
 */
export const reasonOf = (req: PayloadRequest): string | null => {
  const header = req.headers?.get('x-reason') ?? ''
  const noted = req.context.changeReason
  const isNotedElsewhere = typeof noted === 'string' && !header.trim().startsWith(noted)
  return shortened(isNotedElsewhere ? noted : decoded(header))
}

/** Control characters would break a line of the export. */
const shortened = (text: string): string | null =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, longest) || null

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    // a per cent sign of its own: the text is meant as it is
    return text
  }
}
