import type { DuplicateReason } from '../../domain/duplicates.ts'

export const reasonLabels: Record<DuplicateReason, string> = {
  nationalId: 'same identity number',
  phone: 'same phone',
  email: 'same e-mail',
  name: 'similar name',
}
