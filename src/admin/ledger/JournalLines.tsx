'use client'

import { Button } from '@payloadcms/ui'
import { documentAccounts, type LedgerKey } from '../../domain/ledger/accounts.ts'
import { useApi } from '../api/use-api.ts'
import { emptyLine, type JournalDraft } from './journal-draft.ts'

type JournalLinesProps = {
  lines: readonly JournalDraft[]
  currency: string
  onChange: (lines: JournalDraft[]) => void
}

type Account = { id: string; code: string; name: string; key?: LedgerKey; isActive?: boolean | null }

/** Accounts with a debit or a credit each; those that documents keep are not offered. */
export const JournalLines = ({ lines, currency, onChange }: JournalLinesProps) => {
  const { data: chart } = useApi<{ docs: Account[] }>(
    `/ledger-accounts?depth=0&limit=200&sort=code&where[currency][equals]=${currency}`,
  )
  const accounts = (chart?.docs ?? []).filter(
    ({ key, isActive }) => isActive !== false && !documentAccounts.some((kept) => kept === key),
  )
  const set = (key: string, change: Partial<JournalDraft>): void =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...change } : line)))
  return (
    <>
      <table className="fh-table">
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th className="fh-cell-right" scope="col">
              Debit
            </th>
            <th className="fh-cell-right" scope="col">
              Credit
            </th>
            <th aria-label="Remove" scope="col" />
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={line.key}>
              <td>
                <select
                  aria-label={`Account of line ${index + 1}`}
                  onChange={({ target }) => set(line.key, { account: target.value })}
                  value={line.account}
                >
                  <option value="">Choose…</option>
                  {accounts.map(({ id, code, name }) => (
                    <option key={id} value={id}>
                      {code} {name}
                    </option>
                  ))}
                </select>
              </td>
              {(['debit', 'credit'] as const).map((side) => (
                <td key={side}>
                  <input
                    aria-label={`${side === 'debit' ? 'Debit' : 'Credit'} of line ${index + 1}`}
                    className="fh-number fh-right"
                    inputMode="decimal"
                    onChange={({ target }) => set(line.key, { debit: '', credit: '', [side]: target.value })}
                    type="text"
                    value={line[side]}
                  />
                </td>
              ))}
              <td>
                {lines.length > 2 && (
                  <button
                    aria-label={`Remove line ${index + 1}`}
                    className="fh-cell-button"
                    onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
                    type="button"
                  >
                    Remove
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        buttonStyle="secondary"
        margin={false}
        onClick={() => onChange([...lines, emptyLine()])}
        size="small"
        type="button"
      >
        Add a line
      </Button>
    </>
  )
}
