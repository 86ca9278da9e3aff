import type { GatewayContext } from '../../gateways/port.ts'
import type { OpenGateway } from '../gateways/gateway-account.ts'
import type { DisbursementKind } from './subject.ts'

/** The context of a call that sends money: results come to an address of their own, with the same token. */
export const outContext = ({ context, callbackUrlFor }: OpenGateway, kind: DisbursementKind): GatewayContext => ({
  ...context,
  callbackUrl: callbackUrlFor(kind === 'expense' ? 'expensecallback' : 'payoutcallback'),
})
