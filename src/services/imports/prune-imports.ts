import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { importKinds } from './kinds.ts'

const keptDays = 30

/** What files say about people goes after 30 days where nobody has written it: an upload is no register of people. */
export const pruneImports = async ({ payload }: { payload: Payload }): Promise<void> => {
  const kinds = Object.values(importKinds)
    .filter(({ isPersonal }) => isPersonal)
    .map(({ key }) => key)
  await readQuery(
    payload,
    `with old as (
       update imports set status = 'failed', failure = $3, updated_at = now()
       where kind = any($1::text[]) and status in ('ready', 'invalid', 'failed') and failure is distinct from $3
         and created_at < now() - make_interval(days => $2) returning id
     )
     update import_rows r set data = null, updated_at = now() from imports i
     where i.id = r.import_id and r.data is not null and i.kind = any($1::text[])
       and (i.id in (select id from old) or (i.status in ('done', 'undone') and i.created_at < now() - make_interval(days => $2)))`,
    [kinds, keptDays, prunedText],
  )
}

export const prunedText = 'Its rows were removed after 30 days: upload the file again.'
