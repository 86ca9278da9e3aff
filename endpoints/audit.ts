import { z } from 'zod'
import { isCalendarDate } from '../src/domain/calendar.ts'
import { exportAudit } from '../src/services/audit/export-audit.ts'
import { defineEndpoint } from './define.ts'

const moment = z
  .string()
  .refine(
    (text) => isCalendarDate(text) || z.iso.datetime({ offset: true }).safeParse(text).success,
    'Enter a date as YYYY-MM-DD, or an instant in ISO 8601.',
  )
  .optional()
const name = z.string().min(1).max(100).optional()

export const auditExport = defineEndpoint({
  method: 'get',
  path: '/audit-log/export',
  summary: 'Download the audit log with its seals',
  permission: 'system.audit.export',
  query: z.strictObject({
    from: moment,
    to: moment,
    entity: name,
    entityId: name,
    action: name,
    actor: z.uuid('This is not an id.').optional(),
    format: z.enum(['csv', 'json']).default('csv'),
  }),
  handler: async ({ req, company, query: { format, ...filters } }) => {
    const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json'
    return new Response(await exportAudit({ req, company, format, filters }), {
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="audit-log.${format}"`,
        'cache-control': 'private, no-store',
      },
    })
  },
})
