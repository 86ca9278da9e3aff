import { z } from 'zod'
import { isPermissionCode } from '../src/access/permissions.ts'
import { explain } from '../src/services/explain.ts'
import { defineEndpoint } from './define.ts'

export const authExplain = defineEndpoint({
  method: 'get',
  path: '/auth/explain',
  summary: 'Which role or rule lets somebody do something, or keeps him from it',
  permission: 'authenticated',
  query: z.strictObject({
    permission: z.string().refine(isPermissionCode, 'There is no such permission.'),
    company: z.uuid().optional(),
    staff: z.uuid().optional(),
    collection: z.string().max(60).optional(),
    id: z.uuid().optional(),
  }),
  handler: ({ req, query: { staff: staffId, ...query } }) => explain({ req, staffId, ...query }),
})
