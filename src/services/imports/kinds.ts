import type { AnyImportKind, ImportKindKey } from './kind.ts'
import { leaseImport } from './kinds/leases.ts'
import { peopleImport } from './kinds/people.ts'
import { readingImport } from './kinds/readings.ts'
import { structureImport } from './kinds/structure.ts'

/** Everything that can be imported. */
export const importKinds: Readonly<Record<ImportKindKey, AnyImportKind>> = {
  structure: structureImport,
  people: peopleImport,
  leases: leaseImport,
  readings: readingImport,
}
