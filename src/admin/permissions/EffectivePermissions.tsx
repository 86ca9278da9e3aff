'use client'

import { useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { effectiveModules, type EffectiveCode } from './effective.ts'
import { ExplainPermission } from './ExplainPermission.tsx'
import { useEditor } from './use-editor.ts'
import { useMemberRights } from './use-member-rights.ts'

const notes: Record<string, string> = {
  invited: 'None of it counts before the invitation is accepted.',
  suspended: 'None of it counts while the member is suspended.',
  left: 'None of it counts: the member has left.',
}

/** What the member may do in the end, and which role or rule says so. Follows the form before it is saved. */
export const EffectivePermissions = () => {
  const { id } = useDocumentInfo()
  const { currency } = useEditor()
  const { error, isKnown, maySeeRoles, ...facts } = useMemberRights()
  const status = useFormFields(([fields]) => fields?.status?.value)
  const modules = effectiveModules({ ...facts, currency })
  const held = modules.reduce((sum, module) => sum + module.held, 0)
  const total = modules.reduce((sum, module) => sum + module.total, 0)
  const note = notes[String(status)]

  return (
    <section className="fh-panel fh-effective">
      <h2>
        Effective permissions{' '}
        <span className="fh-matrix__count">{isKnown && maySeeRoles ? `${held} of ${total}` : ''}</span>
      </h2>
      {!maySeeRoles && <p className="fh-quiet">You may not see roles, so only single permissions can be asked for.</p>}
      {note && id && <p className="fh-warning">{note}</p>}
      {maySeeRoles && (
        <div className="fh-effective__modules">
          {modules.map(({ module, label, held: inModule, total: ofModule, codes }) => (
            <details key={module}>
              <summary>
                <span>{label}</span>
                <span className="fh-matrix__count">
                  {inModule} of {ofModule}
                </span>
              </summary>
              <ul>
                {codes.map((code) => (
                  <Line {...code} key={code.code} />
                ))}
                {codes.length === 0 && <li className="fh-quiet">Nothing</li>}
              </ul>
            </details>
          ))}
        </div>
      )}
      <ErrorNote error={error} />
      {id && <ExplainPermission staff={String(id)} />}
    </section>
  )
}

const Line = ({ label, origin, state }: Omit<EffectiveCode, 'code'>) => (
  <li className={`fh-effective__code fh-effective__code--${state}`}>
    <span>{label}</span>
    <span className="fh-quiet">{origin}</span>
  </li>
)
