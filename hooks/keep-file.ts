import type { CollectionBeforeChangeHook } from 'payload'

const fromFile = ['filename', 'mimeType', 'filesize', 'width', 'height', 'url', 'thumbnailURL', 'sha256']

/** What a row says about its file follows from the file: the panel sends it back with every form, and it never changes. */
export const keepFile: CollectionBeforeChangeHook = ({ data, originalDoc, operation }) => {
  if (operation !== 'update') return data
  const row = originalDoc as Record<string, unknown>
  return { ...data, ...Object.fromEntries(fromFile.map((name) => [name, row[name]])) }
}
