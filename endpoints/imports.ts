import { z } from 'zod'
import { importPermissions } from '../src/access/import-access.ts'
import { requirePermission } from '../src/access/has-permission.ts'
import { commitImport } from '../src/services/imports/commit-import.ts'
import { importTemplate } from '../src/services/imports/import-template.ts'
import { importKindKeys } from '../src/services/imports/kind.ts'
import { importErrors, readImport } from '../src/services/imports/read-import.ts'
import { requireImport } from '../src/services/imports/require-import.ts'
import { undoImport } from '../src/services/imports/undo-import.ts'
import { uploadImport } from '../src/services/imports/upload-import.ts'
import { defineEndpoint } from './define.ts'
import { readForm } from './read-form.ts'
import { params } from './common-input.ts'

const id = z.uuid('This is not an id.')
const kind = z.enum(importKindKeys, `Choose one of ${importKindKeys.join(', ')}.`)

/** Who may import what depends on the kind: every route here asks for the permission of its own. */
const permission = 'authenticated'

export const importUpload = defineEndpoint({
  method: 'post',
  path: '/imports',
  summary: 'Upload a spreadsheet and see what would be made of it; nothing is written yet',
  permission,
  status: 201,
  handler: async ({ req }) => {
    const { file, ...form } = await readForm(
      req,
      z.strictObject({ kind, project: id.optional(), bankAccount: id.optional(), gatewayAccount: id.optional() }),
    )
    const company = await requirePermission(req, importPermissions[form.kind])
    return uploadImport({ req, company, file, ...form })
  },
})

export const importTemplateFile = defineEndpoint({
  method: 'get',
  path: '/imports/templates/:kind',
  summary: 'Download a file with the columns of an import',
  permission,
  params: z.object({ kind }),
  query: z.strictObject({ format: z.enum(['csv', 'xlsx']).default('xlsx'), variant: z.string().max(40).optional() }),
  handler: async ({ req, params: { kind: of }, query: { format, variant } }) => {
    await requirePermission(req, importPermissions[of])
    const { name, data } = await importTemplate({ kind: of, variant, format })
    return download(data, { name, type: format === 'csv' ? csv : xlsx })
  },
})

export const importProgress = defineEndpoint({
  method: 'get',
  path: '/imports/:id/progress',
  summary: 'How an import stands: counts, preview, progress and the first problems',
  permission,
  params,
  handler: async ({ req, params: { id } }) => {
    await requireImport(req, id)
    return readImport({ req, id })
  },
})

export const importErrorsFile = defineEndpoint({
  method: 'get',
  path: '/imports/:id/errors.csv',
  summary: 'Download every problem of an import: row, column, message',
  permission,
  params,
  handler: async ({ req, params: { id } }) => {
    await requireImport(req, id)
    return download(await importErrors({ req, id }), { name: 'import-errors.csv', type: csv })
  },
})

export const importCommit = defineEndpoint({
  method: 'post',
  path: '/imports/:id/commit',
  summary: 'Write what was found right, all of it or nothing',
  permission,
  params,
  body: z.strictObject({ skipWrong: z.boolean().default(false) }),
  handler: async ({ req, params: { id }, body: { skipWrong } }) => {
    await requireImport(req, id)
    return commitImport({ req, id, skipWrong })
  },
})

export const importUndo = defineEndpoint({
  method: 'post',
  path: '/imports/:id/undo',
  summary: 'Take back what an import has made, while nothing hangs on it',
  permission,
  params,
  handler: async ({ req, params: { id } }) => {
    await requireImport(req, id)
    return undoImport({ req, id })
  },
})

const csv = 'text/csv; charset=utf-8'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const download = (data: string | Uint8Array<ArrayBuffer>, { name, type }: { name: string; type: string }): Response =>
  new Response(data, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  })
