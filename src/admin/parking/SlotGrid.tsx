import type { ParkingSlotView } from '../../services/parking/project-parking.ts'

type SlotGridProps = {
  slots: readonly ParkingSlotView[]
  chosen: ReadonlySet<string>
  canChange: boolean
  onChoose: (slot: ParkingSlotView) => void
}

/** Slots as they lie, by basement: a free one is chosen, a taken one says who parks there. */
export const SlotGrid = ({ slots, chosen, canChange, onChoose }: SlotGridProps) => {
  const basements = [...new Map(slots.map(({ block }) => [block.id, block])).values()]
  return basements.map((block) => (
    <section className="fh-slots" key={block.id}>
      <h3>{block.name}</h3>
      <div className="fh-slots__grid">
        {slots
          .filter((slot) => slot.block.id === block.id)
          .map((slot) => (
            <button
              aria-pressed={slot.assignment ? undefined : chosen.has(slot.id)}
              className={`fh-slot${slot.assignment ? ' fh-slot--taken' : ''}`}
              disabled={!canChange}
              key={slot.id}
              onClick={() => onChoose(slot)}
              title={slot.description ?? undefined}
              type="button"
            >
              <b>{slot.identifier}</b>
              <span>{slot.assignment ? slot.assignment.identifier : 'free'}</span>
            </button>
          ))}
      </div>
    </section>
  ))
}
