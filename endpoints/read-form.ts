import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { AppError, validationError } from '../src/platform/errors.ts'
import { parseInput } from './parse-input.ts'

type FormFile = { name: string; data: Buffer }

/** A small file in JSON: its name and its bytes in Base64. */
const inJson = { fileName: z.string().max(200), content: z.base64('This is not Base64.') }

/**
 * Reads a form with one file: `multipart/form-data`, or JSON with `fileName` and `content` (Base64, up to 1 MB in all).
 * @throws 400 for a form without a file, or with fields that are not known
 */
export const readForm = async <S extends z.ZodObject>(
  req: PayloadRequest,
  schema: S,
): Promise<z.infer<S> & { file: FormFile }> => {
  const isForm = /^multipart\/form-data\b/i.test(req.headers.get('content-type') ?? '')
  return isForm ? fromForm(req, schema) : fromJson(req, schema)
}

const fromForm = async <S extends z.ZodObject>(
  req: PayloadRequest,
  schema: S,
): Promise<z.infer<S> & { file: FormFile }> => {
  const form = await parseForm(req)
  const files = [...form.values()].filter((value) => typeof value !== 'string')
  const file = form.get('file')
  if (!file || typeof file === 'string' || files.length !== 1) throw validationError('Choose one file.', 'file')
  const fields = [...form].filter(([, value]) => typeof value === 'string' && value !== '')
  const input = parseInput(schema, Object.fromEntries(fields), 'body') as z.infer<S>
  return { ...input, file: { name: file.name, data: Buffer.from(await file.arrayBuffer()) } }
}

const parseForm = async (req: PayloadRequest): Promise<FormData> => {
  try {
    return await (req as unknown as Request).formData()
  } catch (error) {
    // The cap on the body speaks through the stream that is parsed here.
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
      if (cause instanceof AppError) throw cause
    throw Object.assign(validationError('The form is not valid multipart/form-data.', 'file'), { cause: error })
  }
}

const fromJson = async <S extends z.ZodObject>(
  req: PayloadRequest,
  schema: S,
): Promise<z.infer<S> & { file: FormFile }> => {
  const text = (await req.text?.()) ?? ''
  const { fileName, content, ...rest } = parseInput(
    schema.extend(inJson),
    text ? JSON.parse(text) : {},
    'body',
  ) as Record<string, unknown>
  const file = { name: String(fileName), data: Buffer.from(String(content), 'base64') }
  return { ...(rest as z.infer<S>), file }
}
