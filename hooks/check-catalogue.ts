import type { CollectionBeforeChangeHook } from 'payload'
import { type CatalogueEntry, catalogueProblem, withoutUnused } from '../src/domain/service-catalogue.ts'
import { validationError } from '../src/platform/errors.ts'
import { keepChargedTerms } from '../src/services/project-services/charged-terms.ts'

/** The price of a service is what its pricing asks for, and stays of that kind while it is charged somewhere. */
export const checkCatalogue: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const entry = { ...originalDoc, ...data } as CatalogueEntry & { id?: string }
  const problem = catalogueProblem(entry)
  if (problem) throw validationError(problem.message, problem.path)
  if (operation === 'update') await keepChargedTerms({ req, before: originalDoc, after: entry })
  const { basePriceMinor, percentageBps, measure } = withoutUnused(entry)
  return { ...data, basePriceMinor, percentageBps, measure }
}
