import type { Column } from './column.ts'
import type { Variant } from './match-columns.ts'

const genders = { female: 'female', f: 'female', male: 'male', m: 'male', other: 'other' }
const roles = {
  tenant: 'tenant',
  owner: 'owner',
  landlord: 'owner',
  buyer: 'buyer',
  agent: 'agent',
  vendor: 'vendor',
  supplier: 'vendor',
}

const contact: readonly Column[] = [
  { key: 'phone', label: 'Phone', aliases: ['MobilePhone', 'Phone number'], type: 'phone' },
  { key: 'email', label: 'Email', aliases: ['EmailID', 'E-mail address'], type: 'email' },
]

const full: Variant = {
  key: 'people',
  label: 'Everything about a person',
  columns: [
    { key: 'name', label: 'Name', aliases: ['Full name'], type: 'text', maxLength: 200, required: true },
    {
      key: 'kind',
      label: 'Kind',
      type: 'choice',
      words: { individual: 'individual', person: 'individual', organisation: 'organisation', company: 'organisation' },
    },
    ...contact,
    {
      key: 'nationalId',
      label: 'National ID',
      aliases: ['ID number', 'Registration number'],
      type: 'text',
      maxLength: 50,
    },
    { key: 'taxNumber', label: 'Tax number', aliases: ['Tax PIN'], type: 'text', maxLength: 50 },
    { key: 'birthDate', label: 'Born', aliases: ['Date of birth'], type: 'date' },
    { key: 'gender', label: 'Gender', type: 'choice', words: genders },
    { key: 'address', label: 'Address', type: 'text', maxLength: 300 },
    { key: 'city', label: 'City', type: 'text', maxLength: 100 },
    { key: 'country', label: 'Country', type: 'text', maxLength: 2 },
    { key: 'roles', label: 'Roles', aliases: ['Role', 'Client type'], type: 'choices', words: roles },
    { key: 'notes', label: 'Notes', type: 'text', maxLength: 5_000 },
  ],
  examples: [
    [
      ...['Wanjiru Kamau', 'individual', '+254712345678', 'wanjiru@example.com', '28123456', '', '1990-04-12'],
      ...['female', 'Riverside Drive 4', 'Nairobi', 'KE', 'tenant', ''],
    ],
    [
      'Acacia Holdings Ltd',
      'organisation',
      '+254722000111',
      '',
      'CPR/2015/1234',
      'P051234567X',
      '',
      '',
      '',
      '',
      '',
      'owner, buyer',
      '',
    ],
  ],
}

const clients: Variant = {
  key: 'clients',
  label: 'Tenants and owners',
  columns: [
    { key: 'firstName', label: 'First Name', type: 'text', maxLength: 100, required: true },
    { key: 'lastName', label: 'Last Name', type: 'text', maxLength: 100 },
    { ...contact[1]!, label: 'EmailID', aliases: ['Email', 'E-mail'] },
    { ...contact[0]!, label: 'MobilePhone', aliases: ['Mobile', 'Phone'] },
    { key: 'gender', label: 'Gender', type: 'choice', words: genders },
    { key: 'status', label: 'Status', type: 'choice', words: { active: 'active', inactive: 'inactive' } },
    { key: 'roles', label: 'Client Type', aliases: ['Type', 'Roles'], type: 'choices', words: roles, required: true },
  ],
  examples: [
    ['Wanjiru', 'Kamau', 'wanjiru@example.com', '+254712345678', 'F', 'Active', 'Tenant'],
    ['Otieno', 'Odhiambo', 'otieno@example.com', '+254733222111', 'M', 'Active', 'Owner'],
  ],
}

export const peopleVariants: readonly Variant[] = [full, clients]
