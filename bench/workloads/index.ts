import { acceptCallback } from './accept-callback.ts'
import { authenticated } from './authenticated.ts'
import { billingRun } from './billing-run.ts'
import { createPerson } from './create-person.ts'
import { directOrNext } from './direct-or-next.ts'
import { listInvoices, listTwoProcesses } from './list-invoices.ts'
import { readInvoice } from './read-invoice.ts'
import type { Workload } from './workload.ts'

export const workloads: readonly Workload[] = [
  authenticated,
  listInvoices,
  listTwoProcesses,
  readInvoice,
  createPerson,
  acceptCallback,
  billingRun,
  directOrNext,
]
