import type { Variant } from './match-columns.ts'

const readings: Variant = {
  key: 'readings',
  label: 'What meters showed',
  columns: [
    {
      key: 'meter',
      label: 'Meter',
      aliases: ['Meter number', 'Identifier'],
      type: 'text',
      maxLength: 100,
      required: true,
    },
    { key: 'readingDate', label: 'Date', aliases: ['Reading date', 'Read on'], type: 'date', required: true },
    { key: 'value', label: 'Reading', aliases: ['Value'], type: 'decimal', max: 999_999_999_999.999, required: true },
    {
      key: 'kind',
      label: 'Kind',
      type: 'choice',
      words: { actual: 'actual', read: 'actual', estimated: 'estimated', estimate: 'estimated' },
    },
    { key: 'note', label: 'Note', type: 'text', maxLength: 500 },
  ],
  examples: [
    ['W-A101', '2026-01-31', '1284.5', 'actual', ''],
    ['W-A102', '2026-01-31', '903', 'estimated', 'Nobody at home'],
  ],
}

export const readingVariants: readonly Variant[] = [readings]
