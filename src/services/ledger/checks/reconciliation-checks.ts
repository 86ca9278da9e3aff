/** Transactions of banks and gateways against the payments that explain them. */
export const reconciliationChecks: Readonly<Record<string, string>> = {
  'a transaction is explained as far as its payment': `
    select b.company_id as company, b.reference as subject, x.matched::text as expected, b.matched_minor::text as actual
    from bank_transactions b join payments p on p.id = b.payment_id
    cross join lateral (
      select case when p.status <> 'received' then 0
                  else p.amount_minor - case when p.review_reason is not null or p.person_id is null then p.unallocated_minor else 0 end end as matched) x
    where b.matched_minor <> x.matched or b.amount_minor <> p.amount_minor or b.currency <> p.currency`,
  'money in suspense waits for a match': `
    select p.company_id as company, p.number as subject, 'unmatched or partly' as expected, b.status as actual
    from payments p join bank_transactions b on b.payment_id = p.id
    where p.status = 'received' and p.unallocated_minor > 0 and p.refunded_minor = 0 and (p.review_reason is not null or p.person_id is null)
      and b.status not in ('unmatched', 'partly')`,
}
