import { as, httpWorkload } from './http-workload.ts'
import { withoutRelated } from './without-related.ts'

/** One invoice by its id. */
export const readInvoice = httpWorkload({
  name: 'read-invoice',
  requests: ({ read }) => read,
  call: (bench, connection, index) => ({
    method: 'GET',
    path: `/api/v1/invoices/${bench.data.invoices[index % bench.data.invoices.length]}?${withoutRelated}`,
    headers: as(bench, connection),
  }),
  check: (body) => {
    const { number } = JSON.parse(body) as { number?: string }
    if (!number) throw new Error(`Not an invoice: ${body.slice(0, 200)}`)
  },
})
