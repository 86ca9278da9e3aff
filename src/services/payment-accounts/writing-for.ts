import { isolateObjectProperty, type PayloadRequest } from 'payload'

/**
 * The request as the company's forms want it. Payload takes rows from members of a company only, while a party writes
 * what is his own: the service has seen to that, so his user stands for a member here and nowhere else.
 */
export const writingFor = (req: PayloadRequest, company: string): PayloadRequest => {
  const own = isolateObjectProperty(req, 'user')
  own.user = req.user && { ...req.user, companies: [{ company }] }
  return own
}
