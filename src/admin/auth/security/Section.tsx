import { type ReactNode, useId } from 'react'

type SectionProps = { title: string; lead?: ReactNode; actions?: ReactNode; children?: ReactNode }

export const Section = ({ title, lead, actions, children }: SectionProps) => {
  const id = useId()
  return (
    <section aria-labelledby={id} className="fh-section">
      <div className="fh-section__head">
        <div>
          <h2 id={id}>{title}</h2>
          {lead && <p className="fh-quiet">{lead}</p>}
        </div>
        {actions && <div className="fh-actions">{actions}</div>}
      </div>
      {children}
    </section>
  )
}
