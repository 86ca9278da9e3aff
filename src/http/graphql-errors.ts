import type { GraphQLError } from 'graphql'
import type { AfterErrorHookArgs, PayloadRequest } from 'payload'

import { internalMessage, type ApiErrorCode } from './error-response.ts'

export type FormattedError = {
  message: string
  code: ApiErrorCode
  path?: readonly (string | number)[]
  locations?: unknown
  extensions?: { statusCode?: number; code?: string; [key: string]: unknown }
}

/** Errors of a query that did not run: syntax, schema, limits, variables. */
export const requestErrors = (errors: readonly GraphQLError[]): FormattedError[] =>
  errors.map(({ message, locations }) => ({
    // The suggestions would spell out the schema to somebody who may not read it.
    message: message.replace(/ Did you mean [^]*$/, ''),
    code: 'VALIDATION',
    ...(locations && { locations }),
    extensions: { code: 'VALIDATION', statusCode: 400 },
  }))

/** Errors of a query that ran, as the config's `afterError` hooks give them. */
export const executionErrors = (errors: readonly GraphQLError[], req: PayloadRequest): Promise<FormattedError[]> =>
  Promise.all(errors.map((error) => (error.originalError ? formatError(error, req) : requestErrors([error])[0]!)))

const formatError = async (error: GraphQLError, req: PayloadRequest): Promise<FormattedError> => {
  const { locations, path } = error
  let formatted: FormattedError = {
    message: internalMessage,
    code: 'INTERNAL',
    locations,
    path,
    extensions: { code: 'INTERNAL', statusCode: 500 },
  }
  for (const hook of req.payload.config.hooks.afterError ?? []) {
    // Payload types the formatted error as an execution result.
    const graphqlResult = formatted as unknown as AfterErrorHookArgs['graphqlResult']
    const result = await hook({ context: req.context, error, graphqlResult, req })
    if (result?.graphqlResult) formatted = result.graphqlResult as unknown as FormattedError
  }
  return formatted
}

/** Whether nothing came of an operation: no data, or every root field is null. */
export const isFailure = (data: Record<string, unknown> | null | undefined): boolean =>
  !data || Object.values(data).every((value) => value === null)

export const statusOf = (errors: FormattedError[]): number => errors[0]?.extensions?.statusCode ?? 500
