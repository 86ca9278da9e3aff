import type { Tx } from '../../db/transaction.ts'

type Query = { company: string; nodes: readonly string[]; units: readonly string[] }

/** Where units stand among those of their blocks and projects, by `node|unit`: an equal share needs count and place. */
export const unitPositions = async (
  tx: Pick<Tx, 'query'>,
  { company, nodes, units }: Query,
): Promise<Map<string, { units: number; index: number }>> => {
  if (nodes.length === 0) return new Map()
  const rows = await tx.query<{ node: string; unit: string; units: number; index: number }>(POSITIONS, [
    company,
    nodes,
    units,
  ])
  return new Map(rows.map(({ node, unit, units: count, index }) => [`${node}|${unit}`, { units: count, index }]))
}

const POSITIONS = `
  with placed as (
    select n.node, u.id as unit, count(*) over (partition by n.node)::int as units,
           row_number() over (partition by n.node order by u.id)::int - 1 as index
    from unnest($2::uuid[]) as n (node)
    join units u on u.company_id = $1 and u.deleted_at is null and (u.block_id = n.node or u.project_id = n.node)
  )
  select * from placed where unit = any($3::uuid[])`
