/** SasaPay's codes of the networks that can be asked for money. */
export const channels = [
  { code: '63902', label: 'M-PESA' },
  { code: '63903', label: 'Airtel Money' },
  { code: '0', label: 'SasaPay' },
] as const
