/** A line as the editor holds it; `null` where nothing readable was typed. */
export type DraftLine = {
  key: string
  /** the line of the draft on the server */
  id?: string
  kind: string
  description: string
  quantity: number | null
  unitAmountMinor: number | null
  taxRateBps: number | null
  /** the pending penalty that it charges; it says the amount */
  penalty?: string
}

export type DraftDiscount = { kind: 'none' | 'rate' | 'amount'; bps: number | null; minor: number | null }

export type InvoiceDraft = {
  person: { id: string; name: string } | null
  /** 'lease:<id>', 'unit:<id>' or '' */
  place: string
  issueDate: string
  dueDate: string
  currency: string
  discount: DraftDiscount
  notes: string
  lines: DraftLine[]
}

export type Totals = {
  subtotalMinor: number
  discountMinor: number
  taxMinor: number
  totalMinor: number
  lines: { netMinor: number; discountMinor: number; taxMinor: number; totalMinor: number }[]
}

export const lineKinds = [
  ['other', 'Other'],
  ['service', 'Service'],
  ['fee', 'Fee'],
  ['rent', 'Rent'],
  ['deposit', 'Deposit'],
] as const

let lastKey = 0

/** An empty line with a key of its own. */
export const newLine = (over: Partial<DraftLine> = {}): DraftLine => ({
  key: `line-${(lastKey += 1)}`,
  kind: 'other',
  description: '',
  quantity: 1,
  unitAmountMinor: null,
  taxRateBps: null,
  ...over,
})

/** A line that says all that it has to. */
export const isWhole = ({ description, quantity, unitAmountMinor }: DraftLine): boolean =>
  description.trim() !== '' && quantity !== null && quantity > 0 && unitAmountMinor !== null

/** A line that nobody has begun. */
export const isBlank = ({ description, unitAmountMinor }: DraftLine): boolean =>
  description.trim() === '' && unitAmountMinor === null

const discountOf = ({ kind, bps, minor }: DraftDiscount) => ({
  ...(kind === 'rate' && bps ? { discountBps: bps } : {}),
  ...(kind === 'amount' && minor ? { discountMinor: minor } : {}),
})

const lineOf = ({ id, kind, description, quantity, unitAmountMinor, taxRateBps, penalty }: DraftLine) => ({
  ...(id && { id }),
  kind,
  description: description.trim(),
  quantity,
  unitAmountMinor,
  taxRateBps: taxRateBps ?? 0,
  ...(penalty && { penalty }),
})

/** What totals are asked for; null while a line is not whole. */
export const pricedBody = ({ lines, discount }: Pick<InvoiceDraft, 'lines' | 'discount'>): object | null => {
  const begun = lines.filter((line) => !isBlank(line))
  if (begun.length === 0 || !begun.every(isWhole)) return null
  // Totals need neither links nor what the server looks up.
  const plain = begun.map(({ id: _id, penalty: _penalty, ...line }) => lineOf({ ...line, kind: 'other' }))
  return { lines: plain, ...discountOf(discount) }
}

/** What is written. */
export const invoiceBody = (draft: InvoiceDraft): object => {
  const [kind, id] = draft.place.split(':')
  return {
    person: draft.person?.id,
    ...(kind === 'lease' && { contract: id }),
    ...(kind === 'unit' && { unit: id }),
    issueDate: draft.issueDate,
    dueDate: draft.dueDate,
    currency: draft.currency,
    notes: draft.notes.trim() || null,
    lines: draft.lines.filter((line) => !isBlank(line)).map(lineOf),
    ...discountOf(draft.discount),
  }
}
