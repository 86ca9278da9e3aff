import { unblockNetwork } from '../services/blocked-ips/unblock-network.ts'
import { say } from './progress.ts'
import { runCommand } from './run-command.ts'
import { withPayload } from './with-payload.ts'

const usage = `npm run ip:unblock -- <address or network>
Lifts every block that touches it, such as 192.0.2.7 or 2001:db8::/48.`

// The way back in for whoever has shut himself out: it needs the machine, not a log-in.
await runCommand(async () => {
  const [address, ...rest] = process.argv.slice(2)
  if (!address || rest.length > 0) throw new Error(usage)
  return withPayload(async (payload) => {
    const lifted = await unblockNetwork(payload, address)
    for (const { cidr, company } of lifted) say(`✓ ${cidr} is open again (${company ?? 'whole installation'}).`)
    if (lifted.length === 0) say(`Nothing blocks ${address}.`)
    return 0
  })
})
