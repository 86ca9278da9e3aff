import { readQuery } from '../../../src/db/transaction.ts'
import type { ImportAnswer } from '../../../src/services/imports/import-answer.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makeStaffedCompany } from '../permissions/company.ts'

export type ErrorBody = { errors: { message: string; path?: string }[] }
type Answer = ImportAnswer & ErrorBody

export const csvOf = (...rows: (string | number)[][]): string =>
  rows
    .map((row) =>
      row.map((cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(','),
    )
    .join('\r\n')

type Upload = {
  kind?: string
  project?: string
  name?: string
  /** text or bytes of the file */
  content: string | Buffer
  token?: string
}

/** A company, its administrator, and hands that upload, commit and take back. */
export const makeImportWorld = async (app: TestApp, slug: string) => {
  const company = await makeStaffedCompany(app, slug)
  const boss = await company.hire('boss', company.allBut())
  const upload = ({ kind = 'structure', project, name = 'file.csv', content, token = boss.token }: Upload) => {
    const form = new FormData()
    form.set('kind', kind)
    if (project) form.set('project', project)
    form.set('file', new File([typeof content === 'string' ? content : new Uint8Array(content)], name))
    return app.api<Answer>('POST', '/imports', { token, body: form })
  }
  const commit = (id: string, body: object = {}, token = boss.token) =>
    app.api<Answer>('POST', `/imports/${id}/commit`, { token, body })
  const undo = (id: string, token = boss.token) => app.api<Answer>('POST', `/imports/${id}/undo`, { token, body: {} })
  const progress = (id: string, token = boss.token) => app.api<Answer>('GET', `/imports/${id}/progress`, { token })
  const count = async (table: string, condition = 'true'): Promise<number> => {
    const [row] = await readQuery<{ count: number }>(
      app.payload,
      `select count(*)::int as count from ${table} where company_id = $1 and ${condition}`,
      [company.company],
    )
    return row?.count ?? 0
  }
  const code = async (): Promise<string> => {
    const [row] = await readQuery<{ code: string }>(app.payload, 'select code from projects where id = $1', [
      company.project,
    ])
    return row?.code ?? ''
  }
  return { ...company, boss, upload, commit, undo, progress, count, code: await code() }
}

export type ImportWorld = Awaited<ReturnType<typeof makeImportWorld>>
