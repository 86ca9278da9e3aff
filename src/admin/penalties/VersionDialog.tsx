'use client'

import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { AmountInput } from '../leases/AmountInput.tsx'
import { readPercent } from '../text/percent.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { useToday } from '../ui/use-today.ts'
import { PolicyTrial } from './PolicyTrial.tsx'
import { policyText } from './policy-text.ts'

type VersionDialogProps = { policy: string; onClose: () => void; onDone: () => void }

export type VersionDraft = {
  kind: 'flat' | 'percent'
  frequency: string
  amountMinor: number | null
  rateBps: number | null
  graceDays: number
  chargedFrom: string
  capMinor: number | null
  capBps: number | null
  currency: string
}

const frequencies = [
  ['once', 'Once'],
  ['daily', 'Every day'],
  ['weekly', 'Every week'],
  ['monthly', 'Every month'],
] as const

/** What a policy says for invoices that are due from a day on, with an example that shows it at once. */
export const VersionDialog = ({ policy, onClose, onDone }: VersionDialogProps) => {
  const { me } = usePermissions()
  const [validFrom, setValidFrom] = useState(useToday())
  const [includesDeposits, setIncludesDeposits] = useState(false)
  const [draft, setDraft] = useState<VersionDraft>({
    kind: 'percent',
    frequency: 'once',
    amountMinor: null,
    rateBps: 500,
    graceDays: 5,
    chargedFrom: 'grace_end',
    capMinor: null,
    capBps: null,
    currency: me?.company?.currency ?? 'KES',
  })
  const set = (change: Partial<VersionDraft>): void => setDraft((before) => ({ ...before, ...change }))
  const isPriced = draft.kind === 'flat' ? draft.amountMinor !== null : draft.rateBps !== null
  const save = async (): Promise<void> => {
    const body = { ...draft, validFrom, includesDeposits }
    await apiRequest({ method: 'POST', path: `/finance/penalty-policies/${policy}/versions`, body })
    onDone()
  }
  return (
    <ConfirmDialog
      done="The version is stored."
      isComplete={isPriced && validFrom !== ''}
      label="Store the version"
      onClose={onClose}
      onConfirm={save}
      title="New version of the policy"
    >
      <Labelled
        hint="Versions never change: later rules get a later day."
        htmlFor="version-from"
        label="For invoices due from"
      >
        <input id="version-from" onChange={({ target }) => setValidFrom(target.value)} type="date" value={validFrom} />
      </Labelled>
      <Choice
        id="version-kind"
        label="What is charged"
        onChange={(kind) => set({ kind: kind === 'flat' ? 'flat' : 'percent' })}
        options={[
          ['percent', 'A percentage of what is owed'],
          ['flat', 'A fixed amount'],
        ]}
        value={draft.kind}
      />
      {draft.kind === 'flat' ? (
        <AmountInput
          currency={draft.currency}
          id="version-amount"
          label="Amount"
          minor={draft.amountMinor}
          onMinor={(amountMinor) => set({ amountMinor })}
        />
      ) : (
        <Percent id="version-rate" initial="5" label="Rate (%)" onBps={(rateBps) => set({ rateBps })} />
      )}
      <Choice
        id="version-frequency"
        label="How often"
        onChange={(frequency) => set({ frequency })}
        options={frequencies}
        value={draft.frequency}
      />
      <Labelled hint="Nothing is charged when it is paid by then." htmlFor="version-grace" label="Days of grace">
        <input
          id="version-grace"
          max={365}
          min={0}
          onChange={({ target }) => set({ graceDays: Number(target.value) })}
          type="number"
          value={draft.graceDays}
        />
      </Labelled>
      <Choice
        id="version-charged-from"
        label="Counted from"
        onChange={(chargedFrom) => set({ chargedFrom })}
        options={[
          ['grace_end', 'The end of the grace'],
          ['due_date', 'The due date, once the grace is over'],
        ]}
        value={draft.chargedFrom}
      />
      <AmountInput
        currency={draft.currency}
        hint="Empty for no limit."
        id="version-cap"
        label="At most (amount)"
        minor={draft.capMinor}
        onMinor={(capMinor) => set({ capMinor })}
      />
      <Percent
        id="version-cap-rate"
        initial=""
        label="At most (% of what was billed)"
        onBps={(capBps) => set({ capBps })}
      />
      <label>
        <input
          checked={includesDeposits}
          onChange={({ target }) => setIncludesDeposits(target.checked)}
          type="checkbox"
        />{' '}
        Late deposits count too
      </label>
      {isPriced && <p>In words: {policyText(draft)}.</p>}
      {isPriced && <PolicyTrial draft={draft} />}
    </ConfirmDialog>
  )
}

type ChoiceProps = {
  id: string
  label: string
  value: string
  options: readonly (readonly [value: string, label: string])[]
  onChange: (value: string) => void
}

const Choice = ({ id, label, value, options, onChange }: ChoiceProps) => (
  <Labelled htmlFor={id} label={label}>
    <select id={id} onChange={({ target }) => onChange(target.value)} value={value}>
      {options.map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </select>
  </Labelled>
)

type PercentProps = { id: string; label: string; initial: string; onBps: (bps: number | null) => void }

const Percent = ({ id, label, initial, onBps }: PercentProps) => {
  const [text, setText] = useState(initial)
  const read = readPercent(text)
  const change = (typed: string): void => {
    setText(typed)
    const found = readPercent(typed)
    onBps('bps' in found ? found.bps : null)
  }
  return (
    <Labelled htmlFor={id} label={label} problem={'problem' in read ? read.problem : undefined}>
      <input id={id} inputMode="decimal" onChange={({ target }) => change(target.value)} type="text" value={text} />
    </Labelled>
  )
}
