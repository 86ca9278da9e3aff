import { parseArgs } from 'node:util'
import { verifyAudit } from '../services/audit/verify-audit.ts'
import { runCommand } from './run-command.ts'
import { withPayload } from './with-payload.ts'

const usage = `npm run audit:verify                                  computes the seals of every company's audit log anew
npm run audit:verify -- --company acacia              of one company, by its short name
npm run audit:verify -- --expect acacia=<hash>        also: this hash, noted at an earlier run, is still in its chain
Ends with 1 when anything differs. Keep the hashes that it prints where the database's owner cannot change them.`

const shown = 50

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      company: { type: 'string' },
      expect: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  })
  const expected = values.expect.map((text) => {
    const [, slug, hash] = /^([^=]+)=([0-9a-f]{64})$/.exec(text) ?? []
    if (!slug || !hash) throw new Error(`--expect takes company=hash, 64 hexadecimal digits, not "${text}".`)
    return [slug, hash] as const
  })
  return { ...values, expected: new Map(expected) }
}

await runCommand(async () => {
  const { company: slug, expected, help } = readOptions()
  if (help) {
    console.log(usage)
    return 0
  }
  return withPayload(async (payload) => {
    const started = Date.now()
    let count = 0
    const { sealed, waitedSeconds, reports } = await verifyAudit({
      payload,
      slug,
      expected,
      onFinding: (company, { problem, seq, entry, detail }) => {
        count += 1
        if (count > shown) return
        const where = [seq && `seal ${seq}`, entry && `entry ${entry}`].filter(Boolean).join(', ')
        console.error(`✗ ${company}: ${problem}${where && ` (${where})`}: ${detail}.`)
      },
    })
    if (count > shown) console.error(`… and ${count - shown} more.`)
    if (sealed > 0) console.log(`Sealed ${sealed} entries; the oldest had waited ${Math.round(waitedSeconds)} s.`)
    for (const { company, head, findings } of reports)
      console.log(`${findings === 0 ? '✓' : '✗'} ${company}=${head.hash || '(no entries)'}  ${head.seq} seals`)
    const seals = reports.reduce((sum, { head }) => sum + head.seq, 0)
    const scope = `${seals} seals of ${reports.length} companies, ${Date.now() - started} ms`
    if (count > 0) console.error(`✗ ${count} differences (${scope}).`)
    else console.log(`✓ The audit log is as it was sealed (${scope}).`)
    return count === 0 ? 0 : 1
  })
})
