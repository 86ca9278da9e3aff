import { ApiFailure, type ErrorEntry } from '../api/request.ts'

/**
 * Downloads a file of the API as the logged-in user.
 * @param path below the API's base
 * @throws ApiFailure
 */
export const download = async (path: string): Promise<void> => {
  const response = await fetch(`/api/v1${path}`, { credentials: 'same-origin' }).catch(() => undefined)
  if (!response?.ok) throw await failureOf(response)
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'list.csv'
  link.click()
  // The browser reads the file after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

const failureOf = async (response: Response | undefined): Promise<ApiFailure> => {
  if (!response)
    return new ApiFailure({ status: 0, entries: [{ message: 'The server cannot be reached. Check the connection.' }] })
  const fallback = [{ message: `The server answered with status ${response.status}. Try again shortly.` }]
  const answer = (await response.json().catch(() => undefined)) as
    { errors?: ErrorEntry[]; requestId?: string } | undefined
  return new ApiFailure({ status: response.status, entries: answer?.errors ?? fallback, requestId: answer?.requestId })
}
