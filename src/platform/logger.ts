import { pino, type Bindings, type DestinationStream, type Logger, type LoggerOptions } from 'pino'
import { redact, redactText } from './redact.ts'

/** Makes a logger, by default on standard output: one JSON object a line, redacted in every part. */
export const createLogger = (level: string, destination?: DestinationStream): Logger => {
  const logger = destination ? pino(loggerOptions(level), destination) : pino(loggerOptions(level))
  const makeChild = logger.child
  // pino formats the bindings of the root only; children inherit this method
  logger.child = function (this: Logger, bindings: Bindings, options?: object) {
    return makeChild.call(this, redact(bindings), options)
  } as typeof logger.child
  return logger
}

/** Options of every logger. Messages, fields, errors and bindings of children all go through the redaction. */
const loggerOptions = (level: string): LoggerOptions => ({
  level,
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: {
    level: (label) => ({ level: label }),
    bindings: (bindings) => redact(bindings),
    log: (fields) => redact(fields),
  },
  // the redaction has made plain objects of errors, with type, message, stack and cause
  serializers: { err: (error: unknown) => error },
  hooks: {
    logMethod(args, method) {
      const [first, ...rest] = args as unknown[]
      // pino would copy the message of a lone error as it is
      const full = first instanceof Error && rest.length === 0 ? [{ err: first }, first.message] : [first, ...rest]
      method.apply(this, full.map(redactArgument) as Parameters<typeof method>)
    },
  },
})

const redactArgument = (argument: unknown, index: number): unknown => {
  if (typeof argument === 'string') return redactText(argument)
  return index > 0 && typeof argument === 'object' && argument !== null ? redact(argument) : argument
}

const defaultLevel = process.env.NODE_ENV === 'test' ? 'silent' : 'info'

/** The logger of this process. It reads its level itself: it must work when the configuration is wrong. */
export const logger: Logger = createLogger(process.env.LOG_LEVEL || defaultLevel)
