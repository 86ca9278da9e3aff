import type { Where } from 'payload'
import { z } from 'zod'
import { exportList } from '../src/services/exports/export-list.ts'
import { defineEndpoint } from './define.ts'

const fieldName = z.string().regex(/^-?\w+(\.\w+)*$/, 'Enter names of fields, separated by commas.')
const names = (most: number) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((value) => [value].flat().flatMap((part) => part.split(',').filter(Boolean)))
    .pipe(z.array(fieldName).max(most))
    .optional()

export const exportRows = defineEndpoint({
  method: 'get',
  path: '/exports/:collection',
  summary: 'A list as CSV: the rows and fields that the caller sees there, at most 100,000 rows',
  // What somebody may download is what he may read there: the access of the collection decides.
  permission: 'authenticated',
  params: z.object({ collection: z.string().regex(/^[a-z][a-z-]{1,60}$/) }),
  query: z.strictObject({
    where: z.record(z.string(), z.unknown()).optional(),
    sort: names(5),
    columns: names(100),
  }),
  handler: async ({ req, params: { collection: slug }, query }) => {
    const { where, sort, columns } = query
    const { stream, fileName } = await exportList({ req, slug, where: where as Where | undefined, sort, columns })
    return new Response(stream, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${fileName}"`,
        'cache-control': 'private, no-store',
      },
    })
  },
})
