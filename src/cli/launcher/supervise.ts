import { say } from '../progress.ts'
import type { Processes, Running } from './processes.ts'

const mostRestarts = 3
const windowMs = 60_000

type SuperviseArgs = {
  processes: Processes
  start: () => Running
  isStopping: () => boolean
  /** called once, when it died too often */
  giveUp: (message: string) => void
}

export type Supervised = { restart: () => Promise<void> }

/** Keeps a process running: one that dies is started again, at most three times a minute. */
export const supervise = ({ processes, start, isStopping, giveUp }: SuperviseArgs): Supervised => {
  let deaths: number[] = []
  let isWanted = false
  let current = start()

  const watch = async (running: Running): Promise<void> => {
    const reason = (await running.ended) ?? 'it ended by itself'
    if (isStopping()) return
    if (isWanted) {
      isWanted = false
      return again()
    }
    deaths = [...deaths.filter((at) => Date.now() - at < windowMs), Date.now()]
    if (deaths.length > mostRestarts)
      return giveUp(
        `${running.name} died ${deaths.length} times within a minute (${reason}).\n${processes.tail(running)}`,
      )
    say(`! ${running.name} died (${reason}); starting it again (${deaths.length} of ${mostRestarts})`)
    await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** (deaths.length - 1)))
    if (!isStopping()) await again()
  }
  const again = async (): Promise<void> => {
    current = start()
    void watch(current)
  }

  void watch(current)
  return {
    restart: async () => {
      isWanted = true
      await current.stop()
    },
  }
}
