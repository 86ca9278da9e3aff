const texts = ['phone', 'gender', 'address', 'city', 'postalCode', 'position', 'branch'] as const
const lists = ['roles', 'grants', 'denials'] as const

type NewMember = Record<string, string | string[]>

/** The body of an invitation from the values of the form; what need not be filled in and is not is left out. */
export const newMember = (form: Record<string, unknown>): NewMember => {
  const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
  // The server says what is wrong with an empty one.
  const body: NewMember = { name: text(form.name), email: text(form.email) }
  for (const name of texts) {
    const value = text(form[name])
    if (value !== '') body[name] = value
  }
  for (const name of lists) {
    const value = form[name]
    if (Array.isArray(value) && value.length > 0) body[name] = value.map(String)
  }
  if (form.projectScope === 'assigned') {
    body.projectScope = 'assigned'
    body.projects = Array.isArray(form.projects) ? form.projects.map(String) : []
  } else {
    body.projectScope = 'all'
  }
  return body
}
