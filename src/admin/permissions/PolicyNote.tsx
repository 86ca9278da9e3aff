'use client'

import { useFormFields } from '@payloadcms/ui'

const texts: Record<string, string> = {
  off: 'A password is enough. Whoever has set up an authenticator app is still asked for its code.',
  money:
    'Members with a permission that moves money or changes who may do what (marked in the roles) enter a code at log-in: from their authenticator app, or from an e-mail. All others need only their password.',
  everyone:
    'Every member enters a code at log-in: from an authenticator app, or from an e-mail where no app is set up.',
}

const always =
  'Without the code this company stays closed for a member. Before steps that matter, such as a change of roles, the code is asked for again when it is older than ten minutes.'

/** What the chosen policy means at the next log-in. */
export const PolicyNote = () => {
  const policy = useFormFields(([fields]) => fields?.secondFactorPolicy?.value)
  const text = typeof policy === 'string' ? texts[policy] : undefined
  return (
    <div aria-live="polite" className="fh-policy">
      <p>{text}</p>
      {policy !== 'off' && <p>{always}</p>}
    </div>
  )
}
