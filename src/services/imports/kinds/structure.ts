import { randomUUID } from 'node:crypto'
import { importPermissions } from '../../../access/import-access.ts'
import { insertRows } from '../../../db/insert-rows.ts'
import type { Tx } from '../../../db/transaction.ts'
import { countOf, minorOf, type ReadRow, textOf } from '../../../domain/imports/column.ts'
import {
  addProblem,
  draftFloors,
  type DraftUnit,
  draftUnits,
  type PlacedRow,
} from '../../../domain/imports/draft-structure.ts'
import {
  type KnownBlock,
  type KnownUnit,
  settleStructure,
  type StructurePlan,
} from '../../../domain/imports/settle-structure.ts'
import { structureVariants } from '../../../domain/imports/structure-columns.ts'
import { type CheckArgs, defineKind, type ImportContext, type Made, type WriteArgs } from '../kind.ts'
import { previewStructure } from './preview-structure.ts'

export type Project = { id: string; code: string; name: string }
export type StructureImport = StructurePlan & { projects: Map<string, Project>; isByFloor: boolean }

/** Blocks, houses and units: a row a unit, or a row a floor as the origin's template had it. */
export const structureImport = defineKind<StructureImport>({
  key: 'structure',
  label: 'Blocks and units',
  permission: importPermissions.structure,
  project: 'optional',
  variants: structureVariants,
  tables: [
    { name: 'units', entity: 'units' },
    { name: 'blocks', entity: 'blocks' },
  ],
  check: async ({ tx, context, rows, variant, isLocked }) => {
    const isByFloor = variant === 'floors'
    const { placed, projects } = await placeRows({ tx, context, rows, isLocked })
    const draft = isByFloor ? draftFloors(placed) : draftUnits(placed)
    const names = [...draft.blocks.values(), ...draft.houses.values()]
    const blocks = await tx.query<KnownBlock>(selectBlocks, [
      context.company,
      [...projects.keys()],
      names.map(({ name }) => name),
    ])
    const units = await tx.query<KnownUnit>(selectUnits, [
      context.company,
      [...projects.keys()],
      [...draft.units.map(({ identifier }) => identifier), ...[...draft.houses.values()].map(({ name }) => name)],
    ])
    return { ...settleStructure({ draft, blocks, units, isByFloor }), projects, isByFloor }
  },
  preview: previewStructure,
  write: async ({ tx, context, plan }) => {
    const made = new Map<number, Made[]>()
    const add = (row: number, one: Made): void => void made.set(row, [...(made.get(row) ?? []), one])
    const ids = await writeBlocks({ tx, context, plan }, add)
    await writeUnits({ tx, context, plan }, ids, add)
    await writeHouses({ tx, context, plan }, add)
    return made
  },
})

type Placing = Omit<CheckArgs, 'req' | 'variant'>

/** Finds the project of each row: its own code, or the one that was chosen for the file. */
const placeRows = async ({
  tx,
  context,
  rows,
  isLocked,
}: Placing): Promise<{ placed: PlacedRow[]; projects: Map<string, Project> }> => {
  const codes = rows.map(({ values }) => textOf(values, 'project')).filter((code) => code !== null)
  const found = await tx.query<Project>(
    `select id, code, name from projects
     where company_id = $1 and deleted_at is null and (lower(code) in (select lower(unnest($2::text[]))) or id = $3::uuid)
     order by id ${isLocked ? 'for no key update' : ''}`,
    [context.company, [...new Set(codes)], context.project?.id ?? null],
  )
  const byCode = new Map(found.map((project) => [project.code.toLowerCase(), project.id]))
  const placed = rows.flatMap((row) => {
    const project = projectOf(row, byCode, context)
    return project ? [{ row, project }] : []
  })
  return { placed, projects: new Map(found.map((project) => [project.id, project])) }
}

const projectOf = (
  row: ReadRow,
  byCode: ReadonlyMap<string, string>,
  { project }: ImportContext,
): string | undefined => {
  const code = textOf(row.values, 'project')
  if (!code) {
    if (!project) addProblem(row, 'Project', 'Enter the code of the project, or choose one for the whole file.')
    return project?.id
  }
  const id = byCode.get(code.toLowerCase())
  if (!id) addProblem(row, 'Project', `There is no project with the code ${code}.`)
  else if (project && id !== project.id) addProblem(row, 'Project', `This file is for the project ${project.code}.`)
  return id
}

type Writing = Omit<WriteArgs<StructureImport>, 'req' | 'import'>
type Add = (row: number, made: Made) => void

const writeBlocks = async ({ tx, context, plan }: Writing, add: Add): Promise<Map<string, string>> => {
  const ids = new Map(plan.blocks.map(({ key, known }) => [key, known?.id ?? randomUUID()]))
  const idOf = (key: string): string => ids.get(key) ?? ''
  const fresh = plan.blocks.filter(({ known }) => !known)
  await insertRows(
    tx,
    'blocks',
    fresh.map(({ key, project, name, kind, floors }) => ({
      id: idOf(key),
      company_id: context.company,
      project_id: project,
      name,
      kind,
      floors,
    })),
  )
  for (const { key, name, row } of fresh) add(row, { in: 'blocks', id: idOf(key), label: name })
  const higher = plan.blocks.filter(({ known, floors }) => known && known.floors < floors)
  await setFloors(
    tx,
    'blocks',
    higher.map(({ key, floors }) => ({ id: idOf(key), floors })),
  )
  for (const { key, name, row, floors, known } of higher)
    add(row, { in: 'blocks', id: idOf(key), label: name, floors: { was: known?.floors ?? 0, now: floors } })
  return ids
}

const writeUnits = async (
  { tx, context, plan }: Writing,
  blocks: ReadonlyMap<string, string>,
  add: Add,
): Promise<void> => {
  const rows = plan.units.map((unit) => ({ unit, id: randomUUID() }))
  await insertRows(
    tx,
    'units',
    rows.map(({ unit, id }) => ({
      id,
      company_id: context.company,
      project_id: unit.project,
      block_id: unit.block ? blocks.get(unit.block) : null,
      floor: unit.floor,
      identifier: unit.identifier,
      kind: unit.kind,
      floors: unit.floors ?? null,
      ...(unit.values ? detailsOf(unit, context) : numberedDetails(context)),
    })),
  )
  for (const { unit, id } of rows) add(unit.row.number, { in: 'units', id, label: unit.identifier })
}

const detailsOf = ({ values = {} }: DraftUnit, { currency }: ImportContext) => ({
  bedrooms: countOf(values, 'bedrooms'),
  bathrooms: countOf(values, 'bathrooms'),
  area_sqm: countOf(values, 'area'),
  rent_minor: minorOf(values, 'rent'),
  sale_price_minor: minorOf(values, 'salePrice'),
  deposit_minor: minorOf(values, 'deposit'),
  currency: textOf(values, 'currency') ?? currency,
  offering: textOf(values, 'offering') ?? 'rent',
  management_mode: textOf(values, 'management'),
})

/** Numbered units are let by nobody yet: we only bill services for them until somebody says otherwise. */
const numberedDetails = ({ currency }: ImportContext) => ({
  currency,
  offering: 'rent',
  management_mode: 'service_only',
})

const writeHouses = async ({ tx, plan }: Writing, add: Add): Promise<void> => {
  await setFloors(tx, 'units', plan.changedHouses)
  for (const { id, name, row, floors, was } of plan.changedHouses)
    add(row, { in: 'units', id, label: name, floors: { was, now: floors } })
}

type Floors = { id: string; floors: number }

const setFloors = async (tx: Tx, table: 'blocks' | 'units', rows: readonly Floors[]): Promise<void> => {
  if (rows.length === 0) return
  await tx.query(
    `update ${table} t set floors = x.floors, updated_at = now()
     from jsonb_to_recordset($1::jsonb) as x (id uuid, floors numeric) where t.id = x.id`,
    [JSON.stringify(rows.map(({ id, floors }) => ({ id, floors })))],
  )
}

const selectBlocks = `
  select b.id, b.project_id as project, b.name, b.kind, b.floors::int as floors,
         array(select distinct u.floor::int from units u
               where u.block_id = b.id and u.deleted_at is null and u.floor is not null) as filled
  from blocks b
  where b.company_id = $1 and b.project_id = any($2::uuid[]) and b.deleted_at is null
    and lower(b.name) in (select lower(unnest($3::text[])))`

const selectUnits = `
  select u.id, u.project_id as project, u.identifier, u.block_id is not null as "hasBlock", u.kind, u.floors::int as floors
  from units u
  where u.company_id = $1 and u.project_id = any($2::uuid[]) and u.deleted_at is null
    and lower(u.identifier) in (select lower(unnest($3::text[])))`
