const texts = new WeakMap<Response, string>()

/** A response whose body is sent as it is, without a stream in between: for answers that must be quick. */
export const textResponse = (body: string, init: ResponseInit): Response => {
  const response = new Response(body, init)
  texts.set(response, body)
  return response
}

/** The body of a response made here; undefined for any other. */
export const textOf = (response: Response): string | undefined => texts.get(response)
