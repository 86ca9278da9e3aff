import { z } from 'zod'
import { requireSight } from '../src/access/row-rules/sight.ts'
import { makeMain } from '../src/services/media/make-main.ts'
import { reorderMedia } from '../src/services/media/reorder.ts'
import { requireGallery } from '../src/services/media/require-gallery.ts'
import { serveVariant } from '../src/services/media/serve-variant.ts'
import { mediaSizeNames } from '../src/services/media/sizes.ts'
import { defineEndpoint } from './define.ts'

const permission = 'property.media.update'

export const mediaMain = defineEndpoint({
  method: 'post',
  path: '/media/:id/make-main',
  summary: 'Make a picture the main one of its project, block or unit',
  permission,
  scope: 'row',
  params: z.object({ id: z.uuid() }),
  handler: async ({ req, params: { id } }) =>
    makeMain({ req, company: await requireSight({ req, collection: 'media', id, permission }), id }),
})

export const mediaReorder = defineEndpoint({
  method: 'post',
  path: '/media/reorder',
  summary: 'Put the pictures of a project, block or unit in an order; every one of them is named',
  permission,
  scope: 'row',
  body: z.strictObject({
    node: z.strictObject({
      project: z.uuid().optional(),
      block: z.uuid().optional(),
      unit: z.uuid().optional(),
    }),
    ids: z.array(z.uuid()).min(1, 'Name the pictures.').max(500),
  }),
  handler: async ({ req, body: { node, ids } }) =>
    reorderMedia({ req, node: await requireGallery({ req, permission, node }), ids }),
})

export const mediaFile = defineEndpoint({
  method: 'get',
  path: '/media/:id/file/:size',
  summary: 'A picture in one of its sizes (WebP); the original until they are made',
  permission: 'authenticated',
  params: z.object({ id: z.uuid(), size: z.enum(mediaSizeNames) }),
  handler: ({ req, params }) => serveVariant(req, params),
})
