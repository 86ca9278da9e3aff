import { missingOriginCodes, originCodes, type OriginCode } from '../../access/origin-codes.ts'
import { permissionMenu, platformOptions } from '../../access/permissions.ts'
import { codesInUse } from './codes-in-use.ts'

/** The page `docs/permission-codes.md`, from the registry and the table of old codes. */
export const codePage = async (root: string): Promise<string> => {
  const used = await codesInUse(root)
  const rows = permissionMenu.flatMap(({ label, things }) =>
    things.flatMap(({ label: thing, actions }) =>
      actions.map(({ code, label: action, money, projectScoped, limited }) => [
        asCode(code),
        `${label} / ${thing} / ${action}`,
        [money && 'money', limited && 'limit', projectScoped && 'project'].filter(Boolean).join(', ') || '–',
        used.has(code) ? 'yes' : 'not yet',
      ]),
    ),
  )
  return [
    '# Permission codes',
    '',
    'Written by `npm run generate:permissions` from `src/access/registry/` and `src/access/origin-codes.ts`; a test',
    'compares. What codes mean and how they are held: [permissions.md](permissions.md).',
    '',
    '- **money**: asks for a second factor under the company policy `money`.',
    '- **limit**: a role may set an amount up to which it counts.',
    '- **project**: kept by members who are limited to projects, and narrowed to those.',
    '- **Asked for**: whether a collection, route or service asks for the code today. The others belong to parts of the',
    '  product that are still to come: a role may hold them, and nothing opens by them.',
    '',
    `## Ours (${rows.length})`,
    '',
    ...table(['Code', 'Label', 'Marks', 'Asked for'], rows),
    '',
    '## For operators of the installation',
    '',
    'No role can hold these; operators are made by the command line.',
    '',
    ...table(
      ['Code', 'Label'],
      platformOptions.map(({ value, label }) => [asCode(value), label]),
    ),
    '',
    `## The codes of the system before (${Object.values(originCodes).flat().length})`,
    '',
    'Each old code with its label, both as they were spelled, and what it became. A code that stands for a whole screen',
    'became the codes of what the screen shows.',
    ...Object.entries(originCodes).flatMap(([menu, codes]) => [
      '',
      `### ${menu} (${codes.length})`,
      '',
      ...originTable(codes),
    ]),
    '',
    '### Asked for by its screens, unknown to its server',
    '',
    ...originTable(missingOriginCodes),
    '',
  ].join('\n')
}

const asCode = (code: string): string => `\`${code}\``

const originTable = (codes: readonly OriginCode[]): string[] =>
  table(
    ['Old code', 'Old label', 'Ours'],
    codes.map(({ code, label, ours }) => [asCode(code), label, ours.map(asCode).join(', ')]),
  )

/** A table as prettier lays it out, so that the file stays as it is written. */
const table = (head: string[], rows: string[][]): string[] => {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: string[]): string => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)]
}
