import type { SelectFieldClient } from 'payload'

/** The label that the field gives a value. */
export const statusLabel = (field: Pick<SelectFieldClient, 'options'>, value: string): string | undefined => {
  const option = field.options.find((candidate) => typeof candidate === 'object' && candidate.value === value)
  return typeof option === 'object' && typeof option.label === 'string' ? option.label : undefined
}
