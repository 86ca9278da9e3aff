'use client'

import type { DefaultCellComponentProps, SelectFieldClient } from 'payload'
import { permissionCodes } from '../../access/permissions.ts'
import { codesFrom } from './changes.ts'

/** How many permissions a role has: their names would fill the page. */
export const PermissionsCell = ({ cellData }: DefaultCellComponentProps<SelectFieldClient>) => (
  <span className="fh-number fh-nowrap">
    {codesFrom(cellData).length} <span className="fh-quiet">of {permissionCodes.length}</span>
  </span>
)
