/** The SQL of `identityKey` of `src/domain/identity.ts`; indexed in 0017-people.sql in exactly this form. */
export const identityKeyOf = (column: string): string => `regexp_replace(upper(${column}), '[^A-Z0-9]', '', 'g')`
