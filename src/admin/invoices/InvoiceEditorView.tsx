import type { AdminViewServerProps } from 'payload'
import { PageFrame } from '../leases/PageFrame.tsx'
import { InvoiceEditorPage } from './InvoiceEditorPage.tsx'

/** The page that writes invoices: `?id` a draft, `?corrects` a debit note, `?person` a new one for somebody. */
export const InvoiceEditorView = (props: AdminViewServerProps) => {
  const { id, corrects, person } = props.searchParams ?? {}
  return (
    <PageFrame {...props} path="/invoice-editor">
      <InvoiceEditorPage corrects={textOf(corrects)} id={textOf(id)} person={textOf(person)} />
    </PageFrame>
  )
}

const textOf = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' && /^[0-9a-f-]{36}$/i.test(value) ? value : undefined
