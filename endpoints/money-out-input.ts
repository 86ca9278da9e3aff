import { z } from 'zod'

/** How money is paid out: by hand from cash or a bank account of ours, or by a gateway to an account of the payee. */
export const moneyOutBody = {
  method: z.enum(['cash', 'bank', 'mobile', 'paybill', 'till'], 'Say how it is paid.'),
  account: z.uuid().optional(),
  gatewayAccount: z.uuid().optional(),
  bankAccount: z.uuid().optional(),
}
