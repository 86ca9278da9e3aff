import { z } from 'zod'

import type { Reply } from './http.ts'
import { paymentNotification } from './messages.ts'
import type { Stage } from './play.ts'

/** Somebody pays to the paybill by himself: the book knows of it (unless it is forged), and a notification is posted. */
export const notificationSchema = z.strictObject({
  callbackUrl: z.url({ protocol: /^https?$/ }),
  merchantCode: z.string().min(1),
  amountMinor: z.int().positive(),
  phone: z.string().regex(/^254[17]\d{8}$/),
  /** what the payer typed as the account number */
  reference: z.string().default(''),
  /** the name that the gateway tells; by default one that follows from the phone */
  name: z.string().default(''),
  currency: z.literal('KES').default('KES'),
  copies: z.int().min(1).max(500).default(1),
  /** the book knows nothing of it */
  forged: z.boolean().default(false),
})

type Args = { stage: Stage; background: (work: Promise<void>) => void }

export const notify = (
  { stage, background }: Args,
  { copies, forged, callbackUrl, name, ...payment }: z.infer<typeof notificationSchema>,
): Reply => {
  const charge = stage.book.open(
    {
      ...payment,
      networkCode: '63902',
      description: '',
      payerName: name || undefined,
      callbackUrl,
      plan: { scenario: 'manual' },
    },
    forged ? 'refused' : 'pending',
  )
  stage.book.settle(charge, { resultCode: '0', paidMinor: payment.amountMinor })
  const body = paymentNotification({ ...charge, paidMinor: payment.amountMinor })
  background(stage.sender.send({ url: callbackUrl, body, copies, charge }).then(() => undefined))
  return { status: 202, body: { sent: body, copies } }
}
