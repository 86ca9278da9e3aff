import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'

export type FoundPayer = {
  id: string
  name: string
  phone: string | null
  /** where he lives or what he owns, at most three */
  units: string[]
  balances: { currency: string; owedMinor: number }[]
}

/** Newest hits of invoices and units first; they are what is written on a slip. */
const FIND = `
  with hits as (
    (select i.person_id as id, 0 as rank from invoices i
     where i.company_id = $1 and upper(i.number) = upper($2) and i.status = 'issued' limit 5)
    union all
    (select c.person_id, 1 from units u join contracts c on c.unit_id = u.id
     where u.company_id = $1 and u.identifier ilike $3 and u.deleted_at is null and c.deleted_at is null
       and c.status in ('active', 'notice', 'ended') limit 20)
    union all
    (select p.id, 2 from people p
     where p.company_id = $1 and ((select bool_and(p.name ilike w) from unnest($4::text[]) w)
                                  or ($5::text is not null and p.phone like $5)) limit 50)
  ), found as (
    select id, min(rank) as rank from hits where id is not null group by id
  )
  select p.id, p.name, p.phone,
    coalesce((select json_agg(distinct u.identifier) from (
       select u.identifier from contracts c join units u on u.id = c.unit_id
       where c.person_id = p.id and c.status in ('active', 'notice') and c.deleted_at is null limit 3) u), '[]'::json) as units,
    coalesce((select json_agg(json_build_object('currency', b.currency, 'owedMinor', b.owed) order by b.currency) from (
       select currency, sum(balance_minor) as owed from invoices
       where person_id = p.id and status = 'issued' and balance_minor > 0 group by currency) b), '[]'::json) as balances
  from found f join people p on p.id = f.id
  where p.company_id = $1 and p.deleted_at is null and p.merged_into_id is null and p.erased_at is null
  order by f.rank, lower(p.name), p.id limit $6`

type Find = { payload: Payload; company: string; q: string; limit: number }

/** Payers by a part of the name or phone, by their unit, or by the number of an invoice; with what they owe. */
export const findPayers = async ({ payload, company, q, limit }: Find): Promise<{ docs: FoundPayer[] }> => {
  const text = q.trim()
  const words = text.split(/\s+/).slice(0, 5)
  const digits = /^[+\d\s().-]+$/.test(text) ? text.replaceAll(/\D/g, '').replace(/^0+/, '') : ''
  const docs = await readQuery<FoundPayer>(payload, FIND, [
    company,
    text,
    `${escaped(text)}%`,
    words.map((word) => `%${escaped(word)}%`),
    digits.length >= 3 ? `%${digits}%` : null,
    limit,
  ])
  return { docs }
}

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`)
