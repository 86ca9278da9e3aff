import type { GalleryNode } from './node.ts'

type Upload = { file: File; node: GalleryNode; onProgress: (share: number) => void }

/**
 * Sends one file and says how far it is; `fetch` cannot do that.
 * @throws Error with the words of the API
 */
export const uploadFile = ({ file, node, onProgress }: Upload): Promise<void> =>
  new Promise((resolve, reject) => {
    const form = new FormData()
    form.set('_payload', JSON.stringify(node))
    form.set('file', file)
    const request = new XMLHttpRequest()
    request.open('POST', '/api/v1/media')
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    request.onerror = () => reject(new Error('The server cannot be reached.'))
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve()
      else reject(new Error(messageOf(request.responseText) ?? `The server answered with status ${request.status}.`))
    }
    request.send(form)
  })

const messageOf = (text: string): string | undefined => {
  try {
    return (JSON.parse(text) as { errors?: { message?: string }[] }).errors?.[0]?.message
  } catch {
    // a proxy's own page
    return undefined
  }
}
