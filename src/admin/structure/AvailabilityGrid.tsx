'use client'

import { Link, useConfig } from '@payloadcms/ui'
import { floorName } from '../../domain/structure.ts'
import type { Availability, AvailabilityUnit } from '../../services/structure/availability.ts'
import { amountText } from '../text/amount.ts'
import { dateText } from '../text/date.ts'
import { statusClass, statusText } from './unit-statuses.ts'

type AvailabilityGridProps = { blocks: Availability['blocks']; units: readonly AvailabilityUnit[]; today: string }

/** A table of cells for each block, the highest floor on top, as the house stands. */
export const AvailabilityGrid = ({ blocks, units, today }: AvailabilityGridProps) => {
  const groups = [
    ...blocks.map(({ id, name }) => ({ key: id, name, units: units.filter(({ block }) => block === id) })),
    { key: 'none', name: 'In no block', units: units.filter(({ block }) => block === null) },
  ].filter((group) => group.units.length > 0)
  return (
    <div className="fh-blocks">
      {groups.map((group) => (
        <section aria-label={group.name} className="fh-block" key={group.key}>
          <h3 className="fh-block__name">
            {group.name} <span className="fh-quiet fh-number">{group.units.length}</span>
          </h3>
          {floorsOf(group.units).map(({ floor, units: onFloor }) => (
            <div className="fh-block__floor" key={floor ?? 'none'}>
              {floor !== null && <span className="fh-block__label">{floorName(floor)}</span>}
              <div className="fh-block__cells">
                {onFloor.map((unit) => (
                  <Cell key={unit.id} today={today} unit={unit} />
                ))}
              </div>
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}

const floorsOf = (units: readonly AvailabilityUnit[]) => {
  const floors = [...new Set(units.map(({ floor }) => floor))].sort((a, b) => (b ?? -1) - (a ?? -1))
  return floors.map((floor) => ({ floor, units: units.filter((unit) => unit.floor === floor) }))
}

const Cell = ({ unit, today }: { unit: AvailabilityUnit; today: string }) => {
  const adminRoute = useConfig().config.routes.admin
  const mark = unit.collection === 'in_arrears' ? 'owes' : unit.collection === 'paid_up' ? 'paid' : undefined
  const isEnding = unit.leaseEnd !== null && unit.leaseEnd >= today
  return (
    <Link
      className={`fh-cell ${statusClass(unit.status)}`}
      href={`${adminRoute}/collections/units/${unit.id}`}
      prefetch={false}
      title={titleOf(unit)}
    >
      <span className="fh-cell__name">
        {unit.identifier}
        {mark && <i className={`fh-mark-${mark}`} />}
      </span>
      <span className="fh-cell__line">{unit.tenant ?? statusText(unit.status)}</span>
      <span className="fh-cell__line fh-number">
        {isEnding
          ? `until ${dateText(unit.leaseEnd)}`
          : unit.rentMinor === null
            ? ''
            : amountText(unit.rentMinor, unit.currency)}
      </span>
    </Link>
  )
}

const titleOf = (unit: AvailabilityUnit): string =>
  [
    `${unit.identifier}: ${statusText(unit.status).toLowerCase()}`,
    unit.tenant && `Tenant: ${unit.tenant}`,
    unit.leaseEnd && `Lease until ${dateText(unit.leaseEnd)}`,
    unit.rentMinor !== null && `Asking rent ${amountText(unit.rentMinor, unit.currency)}`,
    unit.arrearsMinor
      ? `Overdue ${amountText(unit.arrearsMinor, unit.currency)}`
      : unit.collection === 'paid_up' && 'Paid up',
  ]
    .filter(Boolean)
    .join('\n')
