/** One thing that somebody may be allowed to do. */
export type Action = {
  label: string
  /** Moves money, or changes who may: the company policy `money` asks such members for a second factor. */
  money?: true
  /** The rows are narrowed to the projects of a member who is limited to some; other codes he does not keep. */
  projectScoped?: true
  /** A role may set an amount up to which it counts. */
  limited?: true
}

export type Thing = { label: string; actions: Readonly<Record<string, Action>> }
export type Module = { label: string; things: Readonly<Record<string, Thing>> }

const view = { label: 'View' } as const
const create = { label: 'Add' } as const
const update = { label: 'Edit' } as const
const remove = { label: 'Delete' } as const
const scoped = { projectScoped: true } as const
const money = { money: true } as const

export const viewOnly = { view } as const

export const crud = { view, create, update, delete: remove } as const

export const scopedCrud = {
  view: { ...view, ...scoped },
  create: { ...create, ...scoped },
  update: { ...update, ...scoped },
  delete: { ...remove, ...scoped },
} as const

export const moneyCrud = {
  view,
  create: { ...create, ...money },
  update: { ...update, ...money },
  delete: { ...remove, ...money },
} as const
