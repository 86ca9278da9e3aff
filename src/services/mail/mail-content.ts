/** A mail as it goes out. */
export type MailContent = { subject: string; text: string; html: string }

/** What a template puts into the layout; every value is plain text. */
export type MailBlock =
  | { kind: 'text'; text: string }
  | { kind: 'note'; text: string }
  | { kind: 'code'; code: string }
  | { kind: 'link'; label: string; url: string }
  | { kind: 'facts'; facts: readonly (readonly [label: string, value: string])[] }

export type MailOutline = {
  subject: string
  heading: string
  blocks: readonly MailBlock[]
}
