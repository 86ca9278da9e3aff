const related = ['lines', 'allocations', 'requests', 'entries']

/** Asks for an invoice's own fields only: the limit reads one table as well. */
export const withoutRelated = related.map((name) => `joins[${name}]=false`).join('&')
