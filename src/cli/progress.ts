const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const isTerminal = process.stdout.isTTY === true && !process.env.CI
const heartbeatMs = 15_000

const active = new Map<string, number>()
let timer: NodeJS.Timeout | undefined
let frame = 0

/**
 * Runs a step and shows that it runs, how long, and how it ended: a spinner on a terminal, else plain lines.
 * Steps may overlap.
 */
export const step = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
  const started = Date.now()
  begin(title, started)
  try {
    const result = await work()
    end(title, `✓ ${title}  ${elapsed(started)}`)
    return result
  } catch (error) {
    end(title, `✗ ${title}  ${elapsed(started)}`)
    throw error
  }
}

/** Prints a line without breaking the spinner. */
export const say = (line: string): void => {
  clearLine()
  process.stdout.write(`${line}\n`)
}

/** Seconds since `started`, in words. */
export const elapsed = (started: number): string => `${((Date.now() - started) / 1000).toFixed(1)} s`

const begin = (title: string, started: number): void => {
  active.set(title, started)
  if (!isTerminal) say(`  ${title} …`)
  timer ??= setInterval(isTerminal ? spin : beat, isTerminal ? 100 : heartbeatMs)
  timer.unref()
}

const end = (title: string, line: string): void => {
  active.delete(title)
  say(line)
  if (active.size > 0) return
  clearInterval(timer)
  timer = undefined
}

const spin = (): void => {
  frame = (frame + 1) % frames.length
  const steps = [...active].map(([title, started]) => `${title} ${elapsed(started)}`).join(' · ')
  clearLine()
  process.stdout.write(`${frames[frame]} ${steps}`.slice(0, process.stdout.columns - 1))
}

const beat = (): void => {
  for (const [title, started] of active) process.stdout.write(`  … ${title} (${elapsed(started)})\n`)
}

const clearLine = (): void => {
  if (isTerminal) process.stdout.write('\r\u001B[2K')
}
