export type Paging = { page: number; limit: number }

/** A page in the form of Payload's lists. */
export const pageOf = <Doc>({ docs, totalDocs, page, limit }: Paging & { docs: Doc[]; totalDocs: number }) => {
  const totalPages = Math.max(1, Math.ceil(totalDocs / limit))
  return {
    docs,
    totalDocs,
    limit,
    page,
    totalPages,
    hasPrevPage: page > 1,
    hasNextPage: page < totalPages,
    prevPage: page > 1 ? page - 1 : null,
    nextPage: page < totalPages ? page + 1 : null,
  }
}
