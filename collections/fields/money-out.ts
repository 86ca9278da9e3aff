import type { SelectField } from 'payload'
import { choiceField } from './choices.ts'

/** How money leaves the company: by hand, or through a gateway to an account of the payee. */
export const moneyOutField = ({ required = true } = {}): SelectField =>
  choiceField({
    name: 'method',
    label: 'Method',
    options: [
      'cash',
      'bank',
      { value: 'mobile', label: 'Mobile money' },
      { value: 'paybill', label: 'Pay bill' },
      { value: 'till', label: 'Till' },
    ],
    required,
    readOnly: true,
  })
