import { formatMinor } from '../../domain/money-text.ts'

/** Prints each step with the time since the start, and collects what is not as it should be. */
export const createReport = (print: (line: string) => void) => {
  const started = performance.now()
  const faults: string[] = []
  return {
    faults,
    step: (title: string, text: string): void => {
      const milliseconds = Math.round(performance.now() - started)
      print(`${String(milliseconds).padStart(7)} ms  ${title.padEnd(16)} ${text}`)
    },
    detail: (text: string): void => print(`${' '.repeat(28)}${text}`),
    expect: (isSo: boolean, fault: string): void => {
      if (!isSo) faults.push(fault)
    },
  }
}

export type Report = ReturnType<typeof createReport>

export const money = (minor: number, currency: string): string => formatMinor(BigInt(minor), currency)
