import { unavailable } from '../../platform/errors.ts'

/** Two at a time leave half of Node's four threads to files and DNS; 32 MB each. */
const atOnce = 2
const longestQueue = 40

let running = 0
const waiting: (() => void)[] = []

/**
 * Runs the hashing of a password when its turn comes.
 * @throws AppError 503 when `longestQueue` wait already (about 5 s of work): a flood must not eat all memory
 */
export const throttled = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  if (running < atOnce) running += 1
  else await turn()
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    // the place goes over to the next in line, who therefore does not count himself
    if (next) next()
    else running -= 1
  }
}

const turn = (): Promise<void> => {
  if (waiting.length >= longestQueue) throw unavailable('Too many log-ins at once. Try again in a few seconds.')
  return new Promise((resolve) => waiting.push(resolve))
}
