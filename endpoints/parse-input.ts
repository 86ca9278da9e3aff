import { z } from 'zod'
import { AppError } from '../src/platform/errors.ts'

/** Parses one part of a request. @throws 400 VALIDATION with one entry per wrong field */
export const parseInput = (schema: z.ZodType | undefined, value: unknown, part: 'path' | 'query' | 'body'): unknown => {
  if (!schema) return undefined
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const errors = result.error.issues.flatMap((issue) => {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : ['']
    return names.map((name) => ({
      message: issue.code === 'unrecognized_keys' ? `There is no field "${name}" here.` : issue.message,
      path: [...issue.path.map(String), ...(name ? [name] : [])].join('.') || part,
    }))
  })
  // An id that is no id names nothing, just like one that does not exist.
  if (part === 'path') throw new AppError({ status: 404, code: 'NOT_FOUND', message: 'Not found.' })
  throw new AppError({
    status: 400,
    code: 'VALIDATION',
    message: errors[0]?.message ?? 'The request is not valid.',
    data: { errors },
  })
}

/** `?page&limit` of every list: at most 200 rows a page. */
export const paging = {
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}
