'use client'

import { Link, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { usePermissions } from '../api/use-permissions.ts'
import { noValue } from '../text/amount.ts'
import { filterPath } from './audit-filters.ts'
import { changesOf, type Change, type Side } from './changes.ts'

/** What an entry says has changed: before and after beside each other, one under the other on a small screen. */
export const AuditDiff = () => {
  const { data } = useDocumentInfo()
  const { me } = usePermissions()
  const adminRoute = useConfig().config.routes.admin
  const changes = changesOf(data?.before, data?.after, me?.company?.currency)
  const row = typeof data?.entityId === 'string' ? data.entityId : undefined
  return (
    <section aria-label="Changes" className="fh-diff">
      <h3 className="fh-diff__title">Changes</h3>
      {changes.length === 0 ? (
        <p className="fh-quiet">This entry notes an event; no field was changed.</p>
      ) : (
        <dl className="fh-diff__rows">
          {changes.map((change) => (
            <ChangedField change={change} key={change.name} />
          ))}
        </dl>
      )}
      {row && (
        <Link className="fh-diff__history" href={`${adminRoute}${filterPath({ entityId: row })}`} prefetch={false}>
          Everything that happened to this row
        </Link>
      )}
    </section>
  )
}

const ChangedField = ({ change: { label, before, after } }: { change: Change }) => (
  <div className="fh-diff__row">
    <dt>{label}</dt>
    <dd className="fh-diff__side fh-diff__side--before">
      <span className="fh-diff__which">Before</span>
      <SideValue side={before} />
    </dd>
    <dd className="fh-diff__side fh-diff__side--after">
      <span className="fh-diff__which">After</span>
      <SideValue side={after} />
    </dd>
  </div>
)

const SideValue = ({ side }: { side: Side }) => {
  if (side.form === 'nothing') return <span className="fh-quiet">{noValue}</span>
  if (side.form === 'text') return <span className="fh-diff__value">{side.text}</span>
  if (side.form === 'list')
    return (
      <ul className="fh-diff__list">
        {side.pieces.map(({ text }) => (
          <li className="fh-diff__value" key={text}>
            {text}
          </li>
        ))}
        {side.same > 0 && <li className="fh-quiet">{side.same} as on the other side</li>}
      </ul>
    )
  return (
    <pre className="fh-diff__lines">
      {side.pieces.map(({ text, isChanged }, index) => (
        // the lines of a text have no other name than their place
        <span className={isChanged ? 'fh-diff__value' : undefined} key={index}>
          {`${text}\n`}
        </span>
      ))}
    </pre>
  )
}
