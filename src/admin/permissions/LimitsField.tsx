'use client'

import { useFormFields } from '@payloadcms/ui'

/** Limits are typed beside their permission; here is only what is wrong with them. */
export const LimitsField = () => {
  const problems = useFormFields(([fields]) =>
    Object.entries(fields ?? {})
      .filter(([path, { valid }]) => path.startsWith('limits') && valid === false)
      .map(([, { errorMessage }]) => errorMessage)
      .filter(Boolean)
      .join(' '),
  )
  return problems ? (
    <p className="fh-error" role="alert">
      {problems}
    </p>
  ) : null
}
