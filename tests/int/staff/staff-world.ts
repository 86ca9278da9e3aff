import { createReq, readQuery } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { mailsTo } from '../../helpers/mailbox.ts'
import { makeStaffedCompany } from '../permissions/company.ts'

export type StaffWorld = Awaited<ReturnType<typeof makeStaffWorld>>

/** A company, its administrator, and hands that invite, accept and look. */
export const makeStaffWorld = async (app: TestApp, slug: string) => {
  const { acceptInvitation } = await import('../../../src/services/invitations/accept-invitation.ts')
  const company = await makeStaffedCompany(app, slug)
  const boss = await company.hire('boss', company.allBut())
  const invite = (body: object, token = boss.token) =>
    app.api<{ id: string; invitation: string }>('POST', '/staff/invite', {
      token,
      body: { name: 'Amina Yusuf', roles: [company.roles.viewer], ...body },
    })
  const tokenFor = async (email: string): Promise<string> => {
    const link = (await mailsTo(app.payload, email)).find(({ template }) => template === 'invitation')?.data.link
    if (!link) throw new Error(`No invitation waits for ${email}.`)
    return link.split('/').at(-1) ?? ''
  }
  const accept = async (token: string, password: string, name?: string) =>
    acceptInvitation({ req: await createReq(app.payload), token, password, name })
  const act = (staff: string, action: string, token = boss.token) =>
    app.api<{ status: string }>('POST', `/staff/${staff}/${action}`, {
      token,
      body: { reason: `to ${action} in a test` },
    })
  const rowOf = async (staff: string) =>
    (
      await readQuery<{ status: string; user_id: string | null; left_at: Date | null }>(
        app.payload,
        'select status, user_id, left_at from staff where id = $1',
        [staff],
      )
    )[0]
  const invitationOf = async (id: string) =>
    (await app.api<Record<string, unknown>>('GET', `/invitations/${id}`, { token: boss.token })).body
  const makeOlder = (id: string, minutes: number) =>
    readQuery(app.payload, `update invitations set sent_at = sent_at - $2 * interval '1 minute' where id = $1`, [
      id,
      minutes,
    ])
  return { ...company, boss, invite, tokenFor, accept, act, rowOf, invitationOf, makeOlder }
}
