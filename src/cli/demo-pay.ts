import { loadEnvFile } from '../platform/env.ts'
import { readOptions, usage } from './demo-pay/options.ts'
import { pay } from './demo-pay/pay.ts'
import { runCommand } from './run-command.ts'

await runCommand(async () => {
  loadEnvFile()
  const options = readOptions()
  if (options !== 'help') return pay(options, (line) => console.log(line))
  console.log(usage)
  return 0
})
