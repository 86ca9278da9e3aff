/** Payload's own English, where staff would read it otherwise: sentence case, a dash for nothing, shorter notices. */
export const adminTexts = {
  authentication: {
    forgotPassword: 'Forgotten password',
    login: 'Log in',
    loggedOutSuccessfully: 'You are logged out.',
    logout: 'Log out',
    logoutSuccessful: 'You are logged out.',
  },
  error: {
    documentNotFound: 'This does not exist, or you may not see it.',
  },
  general: {
    addBelow: 'Add below',
    allCollections: 'All collections',
    and: 'and',
    createdAt: 'Created',
    createNew: 'Create new',
    deletedAt: 'Deleted',
    lastModified: 'Last changed',
    noLabel: '—',
    noResults: 'Nothing here yet.',
    noResultsDescription: 'There is nothing yet, or nothing fits the filters.',
    noResultsFound: 'Nothing here',
    notFound: 'Not found',
    or: 'or',
    perPage: 'Per page: {{limit}}',
    untitled: 'New',
    updatedAt: 'Last changed',
  },
}
