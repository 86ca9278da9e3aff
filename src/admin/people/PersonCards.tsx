'use client'

import { Button } from '@payloadcms/ui'
import type { PersonOverview } from '../../services/people/person-overview.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { PayerActions } from '../receive/PayerActions.tsx'
import { dateText, instantDayText } from '../text/date.ts'
import { Amount } from '../ui/Amount.tsx'
import { OverviewCard } from './OverviewCard.tsx'
import { paperLabels } from './person-steps.ts'

type PersonCardsProps = { data: PersonOverview; onSubmitCheck?: () => void }

/** Leases, units, balances, checks, accounts, requests and papers; what the reader may not see is left out. */
export const PersonCards = ({ data, onSubmitCheck }: PersonCardsProps) => {
  const path = useAdminPath()
  const row = (slug: string, id: string): string => path(`/collections/${slug}/${id}`)
  const { leases, units, balances, checks, accounts, requests, documents } = data
  return (
    <div className="fh-person__cards">
      {balances && <Balances balances={balances} person={data.erasedAt || data.mergedInto ? undefined : data.id} />}
      {leases && (
        <OverviewCard
          none="No lease. Draft one from the list of leases."
          rows={leases.rows.map(({ id, number, unit, status, startDate, endDate }) => ({
            id,
            href: row('contracts', id),
            title: `${unit}${number ? ` · ${number}` : ''}`,
            status,
            detail: `${dateText(startDate)} – ${endDate ? dateText(endDate) : 'open'}`,
          }))}
          title="Leases"
          total={leases.total}
        />
      )}
      {units && units.total > 0 && (
        <OverviewCard
          none=""
          rows={units.rows.map(({ id, identifier, project, shareBps }) => ({
            id,
            href: row('units', id),
            title: identifier,
            detail: `${project} · ${shareBps / 100} %`,
          }))}
          title="Owned units"
          total={units.total}
        />
      )}
      {checks && (
        <OverviewCard
          action={
            onSubmitCheck && (
              <Button buttonStyle="secondary" margin={false} onClick={onSubmitCheck} size="small" type="button">
                Hand in papers
              </Button>
            )
          }
          none="No identity check yet."
          rows={checks.rows.map(({ id, documentType, status, expiresOn, reason }) => ({
            id,
            href: row('identity-checks', id),
            title: paperLabels[documentType] ?? documentType,
            status,
            detail: reason ?? (expiresOn ? `until ${dateText(expiresOn)}` : undefined),
          }))}
          title="Identity checks"
          total={checks.total}
        />
      )}
      {accounts && (
        <OverviewCard
          none="No payment account: nothing can be paid out."
          rows={accounts.rows.map(({ id, label, status, isDefault, usableFrom }) => ({
            id,
            href: row('payment-accounts', id),
            title: `${label}${isDefault ? ' · default' : ''}`,
            status,
            detail:
              usableFrom && Date.parse(usableFrom) > Date.now() ? `from ${instantDayText(usableFrom)}` : undefined,
          }))}
          title="Payment accounts"
          total={accounts.total}
        />
      )}
      {requests && requests.total > 0 && (
        <OverviewCard
          none=""
          rows={requests.rows.map(({ id, number, title, status }) => ({
            id,
            href: row('maintenance-requests', id),
            title: number ?? title,
            status,
            detail: number ? title : undefined,
          }))}
          title="Maintenance"
          total={requests.total}
        />
      )}
      {documents && (
        <OverviewCard
          none="No papers on file."
          rows={documents.rows.map(({ id, name, createdAt }) => ({
            id,
            href: row('documents', id),
            title: name,
            detail: instantDayText(createdAt),
          }))}
          title="Documents"
          total={documents.total}
        />
      )}
    </div>
  )
}

type Balances = NonNullable<PersonOverview['balances']>

const Balances = ({ balances, person }: { balances: Balances; person: string | undefined }) => (
  <section className="fh-person__card">
    <header>
      <h3>Account</h3>
    </header>
    {balances.length === 0 && <p className="fh-quiet">No money has moved yet.</p>}
    {balances.map(({ currency, owesMinor, creditMinor, depositMinor, payableMinor }) => (
      <dl className="fh-person__balance" key={currency}>
        {lines({ owesMinor, creditMinor, depositMinor, payableMinor }).map(({ label, minor }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Amount currency={currency} minor={minor} />
            </dd>
          </div>
        ))}
      </dl>
    ))}
    {person && <PayerActions balances={balances} person={person} />}
  </section>
)

type Figures = Omit<Balances[number], 'currency'>

/** What is owed is always said, also when it is nothing. */
const lines = ({ owesMinor, creditMinor, depositMinor, payableMinor }: Figures) =>
  [
    { label: 'Owes us', minor: owesMinor },
    { label: 'Credit', minor: creditMinor },
    { label: 'Deposit held', minor: depositMinor },
    { label: 'We owe', minor: payableMinor },
  ].filter(({ label, minor }) => minor !== 0 || label === 'Owes us')
