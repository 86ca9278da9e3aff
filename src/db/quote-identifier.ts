/** @returns the name as PostgreSQL takes it verbatim */
export const quoteIdentifier = (name: string): string => `"${name.replaceAll('"', '""')}"`
