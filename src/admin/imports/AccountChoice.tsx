'use client'

import { useApi } from '../api/use-api.ts'
import { Labelled } from '../ui/Labelled.tsx'

type AccountChoiceProps = { value: string; onChange: (account: string) => void; isDisabled: boolean }

type Bank = { id: string; accountName: string; accountNumber: string }
type Gateway = { id: string; name: string; merchantCode: string }

/** The company's own account that a statement is of, as `bankAccount:<id>` or `gatewayAccount:<id>`. */
export const AccountChoice = ({ value, onChange, isDisabled }: AccountChoiceProps) => {
  const { data: banks } = useApi<{ docs: Bank[] }>(
    '/payment-accounts?depth=0&limit=100&sort=accountName&where[person][exists]=false',
  )
  const { data: gateways } = useApi<{ docs: Gateway[] }>('/gateway-accounts?depth=0&limit=100&sort=name')
  const isEmpty = banks?.docs.length === 0 && gateways?.docs.length === 0
  return (
    <div className="fh-import__project">
      <Labelled
        hint={
          isEmpty
            ? 'Add the bank account of the company under Payment accounts first (without a person).'
            : 'The account whose statement the file is. References are unique within it.'
        }
        htmlFor="import-account"
        label="Account"
      >
        <select
          disabled={isDisabled}
          id="import-account"
          onChange={({ target }) => onChange(target.value)}
          value={value}
        >
          <option value="">Choose the account</option>
          {banks?.docs.map(({ id, accountName, accountNumber }) => (
            <option key={id} value={`bankAccount:${id}`}>
              {accountName} ({accountNumber})
            </option>
          ))}
          {gateways?.docs.map(({ id, name, merchantCode }) => (
            <option key={id} value={`gatewayAccount:${id}`}>
              {name} ({merchantCode})
            </option>
          ))}
        </select>
      </Labelled>
    </div>
  )
}
