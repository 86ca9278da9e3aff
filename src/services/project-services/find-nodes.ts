import type { Tx } from '../../db/transaction.ts'

/** One place: exactly one of the three is named. */
export type NodeRef = { project?: string; block?: string; unit?: string }

export type NodeResult = {
  /** place among the nodes that were given */
  index: number
  status: 'created' | 'already_there' | 'wrong_node'
  /** of the row of `project-services` */
  id?: string
  /** the name of the place */
  name?: string
  message?: string
}

type FoundNode = NodeResult & { place?: Place }
type Place = { project: string; block: string | null; unit: string | null }

type Find = {
  company: string
  nodes: readonly NodeRef[]
  /** the projects that the caller is limited to */
  projects?: readonly string[]
}

type Row = Place & { index: number; name: string | null }

/** The places that references name, by one statement; those that do not exist, or are named twice, say so. */
export const findNodes = async (tx: Tx, { company, nodes, projects }: Find): Promise<FoundNode[]> => {
  const asked = nodes.map((node, index) => ({ index, ...node }))
  const rows = await tx.query<Row>(FIND, [company, JSON.stringify(asked), projects ?? null])
  const byIndex = new Map(rows.map((row) => [row.index, row]))
  const seen = new Map<string, number>()
  return asked.map(({ index }) => {
    const row = byIndex.get(index)
    if (!row) return { index, status: 'wrong_node', message: 'This place does not exist.' }
    const { name, project, block, unit } = row
    const key = [project, block, unit].join('/')
    const first = seen.get(key)
    const result = { index, ...(name && { name }) }
    if (first !== undefined) {
      return { ...result, status: 'already_there', message: `This place is named twice: see node ${first}.` }
    }
    seen.set(key, index)
    return { ...result, status: 'created', place: { project, block, unit } }
  })
}

const FIND = `
  select n.index, coalesce(u.identifier, b.name, p.name) as name,
         coalesce(u.project_id, b.project_id, p.id) as project, coalesce(u.block_id, b.id) as block, u.id as unit
  from jsonb_to_recordset($2::jsonb) as n (index int, project uuid, block uuid, unit uuid)
  left join units u on u.id = n.unit and u.company_id = $1 and u.deleted_at is null
  left join blocks b on b.id = n.block and b.company_id = $1 and b.deleted_at is null
  left join projects p on p.id = n.project and p.company_id = $1 and p.deleted_at is null
  where coalesce(u.project_id, b.project_id, p.id) is not null
    and ($3::uuid[] is null or coalesce(u.project_id, b.project_id, p.id) = any($3))`
