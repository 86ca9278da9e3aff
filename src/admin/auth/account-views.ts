import type { AdminViewConfig } from 'payload'
import type { DemoAccount } from '../login/DemoLogins.tsx'

const page = (name: string): string => `/src/admin/auth/pages/${name}.tsx#${name}`

/**
 * The pages around the log-in. `login`, `forgot` and `account` take the place of Payload's own by their key. A page with
 * a token in its address is matched by its first part: Payload takes an exact path with a parameter for a closed page.
 */
export const accountViews = (accounts: readonly DemoAccount[]): Record<string, AdminViewConfig> => ({
  login: { Component: { path: page('LoginView'), serverProps: { accounts } }, path: '/login', exact: true },
  forgot: { Component: page('ForgotView'), path: '/forgot', exact: true },
  account: { Component: page('AccountView') },
  signUp: { Component: page('SignUpView'), path: '/sign-up', exact: true, meta: { title: 'Set up your company' } },
  reset: { Component: page('ResetView'), path: '/reset', meta: { title: 'New password' } },
  invitation: { Component: page('InvitationView'), path: '/invitation', meta: { title: 'Invitation' } },
  security: { Component: page('SecurityView'), path: '/security', exact: true, meta: { title: 'Security' } },
})
