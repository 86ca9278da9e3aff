import { variables } from './variables.ts'

/** The text of `.env.example`: every variable with its description, commented out at its default. */
export const envExample = (): string => {
  const lines = [
    '# Freehold reads these variables from the environment, or from a file `.env` in this folder.',
    '# Nothing is required: `npm start` works without. Generated from src/platform/env/variables.ts.',
  ]
  let group = ''
  for (const [name, schema] of Object.entries(variables.shape)) {
    const meta = schema.meta()
    if (meta?.group !== group) lines.push('', `## ${(group = meta?.group ?? '')}`)
    lines.push(`# ${meta?.description}`, `# ${name}=${exampleOf(schema, meta?.example)}`)
  }
  return `${lines.join('\n')}\n`
}

const exampleOf = (schema: { safeParse: (value: undefined) => { data?: unknown } }, example = ''): string => {
  const value = schema.safeParse(undefined).data
  return value === undefined || (Array.isArray(value) && value.length === 0) ? example : String(value)
}
