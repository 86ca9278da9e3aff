import { demoStaff } from '../seed/demo-staff.ts'

/** The log-ins of the demo, for everybody to see: the welcome of `npm start`, the log-in page, `npm run demo:pay`. */
export const demoAccounts: { role: string; email: string; password: string }[] = demoStaff.map(
  ({ role, email, password }) => ({
    role,
    email,
    password,
  }),
)
