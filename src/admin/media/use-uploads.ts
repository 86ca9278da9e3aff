'use client'

import { useState } from 'react'
import type { GalleryNode } from './node.ts'
import { uploadFile } from './upload-file.ts'

export const mostFiles = 20
const atOnce = 3

export type Upload = {
  key: string
  name: string
  share: number
  state: 'waiting' | 'sending' | 'done' | 'failed'
  problem?: string
}

/** Sends files a few at a time; each has its own progress and its own outcome. */
export const useUploads = (node: GalleryNode, onDone: () => void) => {
  const [uploads, setUploads] = useState<Upload[]>([])
  const [refusal, setRefusal] = useState<string>()
  const change = (key: string, part: Partial<Upload>): void =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)))

  const send = async (files: File[]): Promise<void> => {
    setRefusal(undefined)
    if (files.length === 0) return
    if (files.length > mostFiles) return setRefusal(`Choose at most ${mostFiles} files at a time.`)
    const queue = files.map((file, index) => ({ file, key: `${Date.now()}-${index}` }))
    setUploads(queue.map(({ file: { name }, key }) => ({ key, name, share: 0, state: 'waiting' })))
    const next = async (): Promise<void> => {
      for (let entry = queue.shift(); entry; entry = queue.shift()) {
        const { key, file } = entry
        change(key, { state: 'sending' })
        try {
          await uploadFile({ file, node, onProgress: (share) => change(key, { share }) })
          change(key, { state: 'done', share: 1 })
        } catch (error) {
          change(key, { state: 'failed', problem: error instanceof Error ? error.message : 'It could not be sent.' })
        }
        onDone()
      }
    }
    await Promise.all(Array.from({ length: atOnce }, next))
  }
  const isBusy = uploads.some(({ state }) => state === 'waiting' || state === 'sending')
  return { uploads, refusal, isBusy, send: (files: File[]): void => void send(files), clear: () => setUploads([]) }
}
