'use client'

import { toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import type { Structure } from '../../services/structure/read-structure.ts'
import { apiRequest, failureEntries } from '../api/request.ts'
import { usePermissions } from '../api/use-permissions.ts'
import type { Asked } from './StructureDialogs.tsx'
import { moved, type TreeNode } from './tree-nodes.ts'

type Args = { project: string; structure: Structure; onChanged: () => void }
type Hands = {
  ask: (asked: Asked) => void
  edit: (key: string) => void
  toggle: (key: string, isOpen: boolean) => void
}

/** What keys and buttons of the tree do at once; what needs a question goes to a dialog. */
export const useTreeActions = ({ project, structure, onChanged }: Args) => {
  const router = useRouter()
  const { can } = usePermissions()
  const adminRoute = useConfig().config.routes.admin

  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work()
      onChanged()
      return true
    } catch (error) {
      toast.error(failureEntries(error).entries[0]?.message ?? 'This did not work.')
      return false
    }
  }

  const rename = (node: TreeNode, name: string): Promise<boolean> =>
    attempt(() =>
      node.kind === 'block'
        ? apiRequest({ method: 'PATCH', path: `/blocks/${node.key}`, body: { name } })
        : apiRequest({ method: 'PATCH', path: `/units/${node.key}`, body: { identifier: name } }),
    )

  const place = (node: TreeNode, by: -1 | 1): void => {
    const body = orderOf(structure, node, by)
    const path = `/projects/${project}/structure/reorder`
    if (body) void attempt(() => apiRequest({ method: 'POST', path, body }))
  }

  const press = (node: TreeNode, key: string, { ask, edit, toggle }: Hands): boolean => {
    const isUnit = node.kind === 'unit'
    if (!isUnit && node.kind !== 'block') {
      if (key === 'Enter') toggle(node.key, !node.isOpen)
      return key === 'Enter'
    }
    if (key === 'Enter' && isUnit) router.push(`${adminRoute}/collections/units/${node.key}`)
    else if (key === 'Enter') toggle(node.key, !node.isOpen)
    else if (key === 'F2' && can(isUnit ? 'property.units.update' : 'property.blocks.update')) edit(node.key)
    else if (key === 'Delete' && can(isUnit ? 'property.units.delete' : 'property.blocks.delete')) {
      ask({ kind: 'delete', node })
    } else return false
    return true
  }

  return { rename, place, press }
}

const orderOf = ({ blocks }: Structure, node: TreeNode, by: -1 | 1): object | undefined => {
  const siblings = node.kind === 'unit' ? node.siblings : blocks
  const ids = moved(
    siblings.map(({ id }) => id),
    node.key,
    by,
  )
  return ids && (node.kind === 'unit' ? { units: ids } : { blocks: ids })
}
