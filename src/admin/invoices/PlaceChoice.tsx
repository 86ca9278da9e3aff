'use client'

import { useApi } from '../api/use-api.ts'
import { Labelled } from '../ui/Labelled.tsx'

type Unit = { id: string; identifier: string }
type Lease = { id: string; number: string; status: string; unit: Unit | string }
type Ownership = { id: string; unit: Unit | string }

type PlaceChoiceProps = { person: string | null; place: string; onChoose: (place: string) => void }

/** What the invoice is about: a lease of the payer, a unit that he owns, or nothing in particular. */
export const PlaceChoice = ({ person, place, onChoose }: PlaceChoiceProps) => {
  const where = `where[person][equals]=${person}&depth=1&limit=50`
  const leases = useApi<{ docs: Lease[] }>(
    person ? `/contracts?${where}&where[kind][equals]=lease&where[status][not_equals]=draft&sort=-startDate` : null,
  )
  const owned = useApi<{ docs: Ownership[] }>(person ? `/ownerships?${where}` : null)
  const options = [
    ...(leases.data?.docs ?? []).map(({ id, number, unit }) => ({
      value: `lease:${id}`,
      label: `${nameOf(unit)}, lease ${number}`,
    })),
    ...(owned.data?.docs ?? []).flatMap(({ unit }) =>
      typeof unit === 'object' ? [{ value: `unit:${unit.id}`, label: `${unit.identifier}, owned` }] : [],
    ),
  ]
  const isKnown = place === '' || options.some(({ value }) => value === place)
  return (
    <Labelled hint="Says where the charge belongs" htmlFor="invoice-place" label="Unit">
      <select disabled={!person} id="invoice-place" onChange={({ target }) => onChoose(target.value)} value={place}>
        <option value="">None in particular</option>
        {!isKnown && <option value={place}>As it is</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

const nameOf = (unit: Unit | string): string => (typeof unit === 'object' ? unit.identifier : 'A unit')
