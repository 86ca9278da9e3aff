/** A penalty as the list and its page read it; amounts in minor units. */
export type ShownPenalty = {
  id: string
  number?: string | null
  type: string
  origin: string
  status: string
  amountMinor: number
  waivedMinor: number
  currency: string
  dueDate: string
  notes?: string | null
  tenantNotes?: string | null
}
