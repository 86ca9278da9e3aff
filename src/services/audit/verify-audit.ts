import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import { sealAudit } from './seal-audit.ts'
import { verifyChain, type Finding, type Head } from './verify-chain.ts'

export type CompanyReport = { company: string; head: Head; findings: number }

type VerifyArgs = {
  payload: Payload
  /** short name of one company; default: all */
  slug?: string
  /** short name of a company -> a hash that was kept elsewhere and must be in its chain */
  expected?: ReadonlyMap<string, string>
  onFinding: (company: string, finding: Finding) => void
}

/**
 * Seals what waits, then computes every seal of the audit log anew.
 * @throws AppError NOT_FOUND for a company that does not exist
 */
export const verifyAudit = async ({ payload, slug, expected, onFinding }: VerifyArgs) => {
  const companies = await readQuery<{ id: string; slug: string }>(
    payload,
    'select id, slug from companies where $1::text is null or slug = $1 order by slug',
    [slug ?? null],
  )
  for (const wanted of [...(slug ? [slug] : []), ...(expected?.keys() ?? [])])
    if (!companies.some((company) => company.slug === wanted)) throw notFound(`There is no company "${wanted}".`)

  const { sealed, waitedSeconds } = await sealAudit({ payload, company: slug ? companies[0]?.id : undefined })
  const reports: CompanyReport[] = []
  for (const company of companies) {
    let findings = 0
    const report = (finding: Finding): void => {
      findings += 1
      onFinding(company.slug, finding)
    }
    const head = await verifyChain({ payload, company: company.id, expected: expected?.get(company.slug) }, report)
    await findUnsealed(payload, company.id, report)
    reports.push({ company: company.slug, head, findings })
  }
  return { sealed, waitedSeconds, reports }
}

/** Entries that no seal covers although the sealer is long past them, and entries that went before they were sealed. */
const findUnsealed = async (payload: Payload, company: string, report: (finding: Finding) => void): Promise<void> => {
  const rows = await readQuery<{ id: string; is_gone: boolean }>(payload, withoutSeal, [company])
  for (const { id, is_gone: isGone } of rows)
    report(
      isGone
        ? { problem: 'never sealed', entry: id, detail: 'the entry was removed before it was sealed' }
        : { problem: 'unsealed', entry: id, detail: 'the entry is older than 5 minutes and has no seal' },
    )
}

const withoutSeal = `
  (select e.id, false as is_gone from audit_log e
    where e.company_id = $1 and e.created_at < now() - interval '5 minutes'
      and not exists (select from audit_seals s where s.entry_id = e.id)
    limit 1000)
  union all
  (select q.entry_id, true from audit_unsealed q
    where q.company_id = $1 and not exists (select from audit_log e where e.id = q.entry_id)
    limit 1000)`
