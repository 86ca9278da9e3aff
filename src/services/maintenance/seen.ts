export type SeenIn = { company: string; projects?: readonly string[]; project?: string }

/**
 * The rows of a company that a member sees, as the end of a condition: those of his projects, or of one project. The
 * first three parameters of the query are taken.
 */
export const seenIn = (table: string): string =>
  `${table}.company_id = $1 and ($2::uuid[] is null or ${table}.project_id = any($2))
   and ($3::uuid is null or ${table}.project_id = $3)`

export const seenValues = ({ company, projects, project }: SeenIn): unknown[] => [
  company,
  projects ?? null,
  project ?? null,
]
