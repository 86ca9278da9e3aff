import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { normalisePhone, phoneCountry } from '../../domain/phone.ts'
import { nameWords } from '../../domain/reconciliation/name-likeness.ts'
import type { PayerCandidate, PaymentCandidate } from '../../domain/reconciliation/rank-suggestions.ts'
import { codesIn, invoiceNumbersIn, plainCode } from '../../domain/reconciliation/reference-words.ts'
import type { BankTransaction } from './transaction-row.ts'

type Find = { payload: Payload; company: { id: string; country: string }; transaction: BankTransaction }

/** The phones of whoever paid, and those that he typed, in E.164. */
export const phonesOf = (
  { payerPhone, billReference }: Pick<BankTransaction, 'payerPhone' | 'billReference'>,
  country: string,
): string[] =>
  [payerPhone, billReference].flatMap((text) => {
    // Gateways leave the plus out of 254712345678.
    const written = text && /^254\d{9}$/.test(text.trim()) ? `+${text.trim()}` : text
    return (written && normalisePhone({ text: written, country: phoneCountry(country) })) ?? []
  })

type PayerRow = Omit<PayerCandidate, 'invoices'> & {
  invoices: { id: string; number: string; dueDate: string; balance: string }[]
}

/** Whoever owes and may have sent this: by invoice number, phone, unit, name or the exact amount; one query. */
export const findPayers = async ({ payload, company, transaction }: Find): Promise<PayerCandidate[]> => {
  const { billReference, description, payerName } = transaction
  const text = [billReference, description].filter(Boolean).join(' ')
  const rows = await readQuery<PayerRow>(payload, PAYERS, [
    company.id,
    transaction.currency,
    transaction.amount - transaction.matched,
    phonesOf(transaction, company.country),
    invoiceNumbersIn(text),
    [...codesIn(text)].filter((code) => /\d/.test(code) || code === plainCode(billReference ?? '')),
    nameWords(payerName ?? '')
      .filter((word) => word.length >= 3)
      .slice(0, 5)
      .map((word) => `%${word}%`),
  ])
  return rows.map((row) => ({
    ...row,
    invoices: row.invoices.map((invoice) => ({ ...invoice, balance: BigInt(invoice.balance) })),
  }))
}

/** Payments on file that no transaction explains: with its reference, or of its amount around its day. */
export const findPayments = async ({ payload, company, transaction }: Find): Promise<PaymentCandidate[]> => {
  if (transaction.payment) return []
  const rows = await readQuery<Omit<PaymentCandidate, 'amount'> & { amount: string }>(
    payload,
    transaction.amount > 0n ? PAYMENTS : DISBURSEMENTS,
    [
      company.id,
      transaction.currency,
      transaction.amount < 0n ? -transaction.amount : transaction.amount,
      transaction.gatewayAccount ?? transaction.bankAccount,
      transaction.bookedOn,
    ],
  )
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }))
}

const mostPayers = 60
const mostInvoices = 50

const PAYERS = `
  with owing as not materialized (
    select id, person_id, unit_id, number, due_date, balance_minor from invoices
    where company_id = $1 and currency = $2 and status = 'issued' and balance_minor > 0
  ),
  named as (
    select p.id from people p
    cross join lateral (select count(*) as words from unnest($7::text[]) w where p.name ilike w) m
    where p.company_id = $1 and p.deleted_at is null and p.name ilike any($7::text[])
    order by m.words desc, p.id limit 20
  ),
  found as (
    (select id as person, 1 as rank from people where company_id = $1 and deleted_at is null and phone = any($4::text[]) limit 20)
    union all
    (select person_id, 0 from owing where number = any($5::text[]) limit 20)
    union all
    (select o.person_id, 2 from units u join owing o on o.unit_id = u.id join projects j on j.id = u.project_id
     where u.company_id = $1 and cardinality($6::text[]) > 0
       and (upper(regexp_replace(u.identifier, '[^A-Za-z0-9]', '', 'g')) = any($6::text[])
         or upper(regexp_replace(j.code || u.identifier, '[^A-Za-z0-9]', '', 'g')) = any($6::text[])) limit 40)
    union all
    (select id, 3 from named)
    union all
    (select person_id, 4 from owing where balance_minor = $3 order by due_date, id limit 20)
  ),
  payers as (select person, min(rank) as rank from found group by person order by 2, 1 limit ${mostPayers})
  select p.id as person, p.name, p.phone,
    coalesce(u.units, '[]') as units, coalesce(i.invoices, '[]') as invoices
  from payers f join people p on p.id = f.person and p.company_id = $1
  cross join lateral (
    select json_agg(json_build_object('id', o.id, 'number', o.number, 'dueDate', o.due_date, 'balance', o.balance_minor::text)
                    order by o.due_date, o.number) as invoices
    from (select * from owing where person_id = p.id order by due_date, number limit ${mostInvoices}) o) i
  cross join lateral (
    select json_agg(distinct jsonb_build_object('identifier', n.identifier, 'project', j.code)) as units
    from (select distinct unit_id from owing where person_id = p.id limit ${mostInvoices}) o
    join units n on n.id = o.unit_id join projects j on j.id = n.project_id) u`

const PAYMENTS = `
  select p.id as payment, p.number, p.amount_minor as amount, p.value_date as "valueDate",
    array_remove(array[p.reference, p.gateway_reference, p.cheque_number], null) as references,
    coalesce(x.name, p.payer_name) as "payerName", coalesce(x.phone, p.payer_phone) as phone
  from payments p left join people x on x.id = p.person_id
  where p.company_id = $1 and p.currency = $2 and p.amount_minor = $3 and p.status = 'received' and p.method <> 'deposit'
    and coalesce(p.gateway_account_id, p.bank_account_id, $4::uuid) = $4::uuid
    and not exists (select from bank_transactions b where b.payment_id = p.id)
  order by abs(p.value_date::date - $5::date), p.id limit 20`

const DISBURSEMENTS = `
  select d.id as payment, d.reference as number, $3::numeric as amount, coalesce(d.settled_at, d.created_at)::date::text as "valueDate",
    array_remove(array[d.reference, d.gateway_reference], null) as references, d.recipient_name as "payerName", d.recipient_number as phone
  from disbursements d
  where d.company_id = $1 and d.currency = $2 and $3::numeric in (d.amount_minor, d.amount_minor + coalesce(d.charge_minor, 0))
    and d.status = 'succeeded' and coalesce(d.gateway_account_id, d.bank_account_id, $4::uuid) = $4::uuid
    and not exists (select from bank_transactions b where b.disbursement_id = d.id)
  order by abs(coalesce(d.settled_at, d.created_at)::date - $5::date), d.id limit 20`
