/**
 * Where a file lies in the store. It follows from the row alone, so that no client can name a place; the row's
 * `filename` is random and unique.
 */
export const objectKey = ({ company, filename }: { company: string; filename: string }): string => {
  if (!/^[0-9a-f-]{36}$/.test(company) || !/^[0-9a-f-]{36}\.[a-z]{3,4}$/.test(filename))
    throw new Error('A stored file needs a company and a name of our own.')
  return `company/${company}/${filename}`
}
