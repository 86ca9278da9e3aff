import { acceptCallback } from './accept-callback.ts'
import { authenticated } from './authenticated.ts'
import { billingRun } from './billing-run.ts'
import { createPerson } from './create-person.ts'
import { directOrNext } from './direct-or-next.ts'
import { availabilityMatrix, projectTree } from './large-project.ts'
import { importUnits } from './import-units.ts'
import { listInvoices, listTwoProcesses } from './list-invoices.ts'
import { nearProjects } from './near-projects.ts'
import { penaltyRun } from './penalty-run.ts'
import { readInvoice } from './read-invoice.ts'
import { reportsOfBooks } from './reports.ts'
import { searchPeople } from './search-people.ts'
import type { Workload } from './workload.ts'

export const workloads: readonly Workload[] = [
  authenticated,
  listInvoices,
  listTwoProcesses,
  readInvoice,
  createPerson,
  projectTree,
  availabilityMatrix,
  nearProjects,
  searchPeople,
  acceptCallback,
  billingRun,
  penaltyRun,
  importUnits,
  reportsOfBooks,
  directOrNext,
]
