import type { CollectionBeforeValidateHook } from 'payload'
import { leaseDefaults } from '../src/services/leases/lease-defaults.ts'

/** A lease takes its project from its unit, and its number from the company's sequence. */
export const fillFromUnit: CollectionBeforeValidateHook = async ({ data, originalDoc, operation, req }) =>
  data ? { ...data, ...(await leaseDefaults({ req, data, original: originalDoc, operation })) } : data
