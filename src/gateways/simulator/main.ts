import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { startSimulator } from './start-simulator.ts'

/** The simulator as a process: `tsx src/gateways/simulator/main.ts [--port 3901] [--host 127.0.0.1] [--data .data]`. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.SIMULATOR_PORT ?? '3901' },
    host: { type: 'string', default: '127.0.0.1' },
    delay: { type: 'string', default: '1500' },
    data: { type: 'string', default: process.env.DATA_DIR ?? '.data' },
  },
})

const simulator = await startSimulator({
  port: Number(values.port),
  host: values.host,
  delayMs: Number(values.delay),
  file: join(values.data, 'simulator', 'book.jsonl'),
})
process.stdout.write(`Payment simulator: ${simulator.url}\n`)

const stop = (): void => void simulator.close().then(() => process.exit(0))
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
