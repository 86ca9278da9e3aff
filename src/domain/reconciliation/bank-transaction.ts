/** How much of what a bank or a gateway says came in (or went out) is explained. */
export const bankTransactionStatuses = ['unmatched', 'partly', 'matched', 'ignored', 'refunded'] as const

export type BankTransactionStatus = (typeof bankTransactionStatuses)[number]
