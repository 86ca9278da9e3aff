import { configToSchema } from '@payloadcms/graphql'
import type { SanitizedConfig } from 'payload'

/** The schema of the product: Payload's, without its questions about a log-in that does not exist here. */
export const productSchema = (config: SanitizedConfig): ReturnType<typeof configToSchema> => {
  const built = configToSchema(config)
  const fields = built.schema.getQueryType()?.getFields() ?? {}
  // `GET /auth/me` answers them.
  for (const name of ['meUser', 'initializedUser']) delete fields[name]
  return built
}
