'use client'

import type { DemoAccount } from './DemoLogins.tsx'

/** One button per log-in; it fills in the form below. */
export const DemoLoginList = ({ accounts }: { accounts: readonly DemoAccount[] }) => {
  const passwords = new Set(accounts.map(({ password }) => password))
  const [shared] = passwords.size === 1 ? passwords : []
  return (
    <section className="fh-demo">
      <h2>Demo: choose who you are</h2>
      <ul>
        {accounts.map((account) => (
          <li key={account.email}>
            <button onClick={() => fillIn(account)} type="button">
              <span>{account.role}</span>
              <code>{account.email}</code>
              {!shared && <code>{account.password}</code>}
            </button>
          </li>
        ))}
      </ul>
      {shared && (
        <p>
          Password of all: <code>{shared}</code>
        </p>
      )}
    </section>
  )
}

const fillIn = ({ email, password }: DemoAccount): void => {
  type('email', email)
  type('password', password)
}

/** Writes into a field as a person does: React hears of it by the event, past its own setter of the value. */
const type = (name: string, value: string): void => {
  const input = document.querySelector<HTMLInputElement>(`input[name="${name}"]`)
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  if (!input || !set) return
  set.call(input, value)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}
