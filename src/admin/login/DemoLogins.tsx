import { getEnv } from '../../platform/env.ts'

export type DemoAccount = { role: string; email: string; password: string }

/** The log-ins of the demo, on the server only and only where the demo runs. */
export const DemoLogins = ({ accounts = [] }: { accounts?: readonly DemoAccount[] }) => {
  if (getEnv().appEnv !== 'demo' || accounts.length === 0) return null
  return (
    <section className="fh-demo">
      <h2>Demo log-ins</h2>
      <table>
        <tbody>
          {accounts.map(({ role, email, password }) => (
            <tr key={email}>
              <td>{role}</td>
              <td>
                <code>{email}</code>
              </td>
              <td>
                <code>{password}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
