import type { DemoSlug } from './plan/companies.ts'

export type DemoStaff = {
  role: string
  name: string
  email: string
  password: string
  /** role key per company */
  memberships: { company: DemoSlug; role: string }[]
}

// Public on purpose: the demo prints it. Seeding refuses to run in production.
export const demoPassword = 'Karibu-Nairobi-4821'

/** One log-in per role, one who works for both companies, and the neighbour who must see nothing of Acacia. */
export const demoStaff: DemoStaff[] = [
  {
    role: 'Administrator',
    name: 'Wambui Gathoni',
    email: 'admin@acacia.example',
    password: demoPassword,
    memberships: [{ company: 'acacia', role: 'administrator' }],
  },
  {
    role: 'Accountant',
    name: 'Kennedy Oduor',
    email: 'accountant@acacia.example',
    password: demoPassword,
    memberships: [{ company: 'acacia', role: 'accountant' }],
  },
  {
    role: 'Property manager',
    name: 'Lydia Chepkemoi',
    email: 'manager@acacia.example',
    password: demoPassword,
    memberships: [{ company: 'acacia', role: 'property-manager' }],
  },
  {
    role: 'Viewer',
    name: 'Hassan Ali',
    email: 'viewer@acacia.example',
    password: demoPassword,
    memberships: [{ company: 'acacia', role: 'viewer' }],
  },
  {
    role: 'Both companies',
    name: 'Priscilla Ndinda',
    email: 'books@ndinda.example',
    password: demoPassword,
    memberships: [
      { company: 'acacia', role: 'accountant' },
      { company: 'baobab', role: 'accountant' },
    ],
  },
  {
    role: 'Other company',
    name: 'Salim Mwinyi',
    email: 'admin@baobab.example',
    password: demoPassword,
    memberships: [{ company: 'baobab', role: 'administrator' }],
  },
]
