import { freePort, isPortFree } from '../../platform/ports.ts'
import { say } from '../progress.ts'

/**
 * The port of the web server: the given one, else the first free one from 3000 on.
 * @throws Error when a port was given and is taken
 */
export const chooseWebPort = async ({
  given,
  wanted,
  host,
}: {
  given: boolean
  wanted: number
  host: string
}): Promise<number> => {
  if (await canListen(wanted, host)) return wanted
  if (given)
    throw new Error(`Port ${wanted} (PORT) is taken by another program. Stop that program, or set another PORT.`)
  for (let port = wanted + 1; port < wanted + 100; port += 1) {
    if (!(await canListen(port, host))) continue
    say(`! Port ${wanted} is taken by another program: using ${port} instead`)
    return port
  }
  throw new Error(`No port from ${wanted} to ${wanted + 99} is free. Set PORT.`)
}

/** The port of the simulator; only this machine talks to it, so any free one does. */
export const chooseSimulatorPort = async ({ given, wanted }: { given: boolean; wanted: number }): Promise<number> => {
  if (await isPortFree(wanted, '127.0.0.1')) return wanted
  if (given) throw new Error(`Port ${wanted} (SIMULATOR_PORT) is taken by another program. Set another one.`)
  return freePort()
}

/** A program on another address of this port would still answer instead of us, for some clients. */
const canListen = async (port: number, host: string): Promise<boolean> =>
  (await isPortFree(port, host)) && (await isPortFree(port, '127.0.0.1')) && (await isPortFree(port))
