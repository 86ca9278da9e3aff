import { as, httpWorkload } from './http-workload.ts'

/** A new tenant: validated, stored and audited in one durable transaction. */
export const createPerson = httpWorkload({
  name: 'create-person',
  needsData: false,
  requests: ({ create }) => create,
  expect: 201,
  call: (bench, connection, index) => ({
    method: 'POST',
    path: '/api/v1/people',
    headers: as(bench, connection),
    body: JSON.stringify({
      name: `Wanjiru Kamau ${index}`,
      kind: 'individual',
      phone: `+2547${String(index).padStart(8, '0')}`,
      isTenant: true,
    }),
  }),
  check: (body) => {
    const read = JSON.parse(body) as { id?: string; doc?: { id?: string } }
    if (!read.id && !read.doc?.id) throw new Error(`Not a person: ${body.slice(0, 200)}`)
  },
})
