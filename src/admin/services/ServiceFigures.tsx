import type { ServiceStatistics } from '../../services/project-services/service-statistics.ts'
import { Amount } from '../ui/Amount.tsx'

type ServiceFiguresProps = { figures: ServiceStatistics | undefined }

/** The services of a project, counted, with what they bring. */
export const ServiceFigures = ({ figures }: ServiceFiguresProps) => (
  <div className="fh-cards fh-cards--services">
    <Card figure={figures?.active} label="Charged now" detail={figures && `at ${figures.placesWithServices} places`} />
    <Card
      detail={figures && `${figures.paused} paused, ${figures.ended} ended`}
      figure={figures?.pendingApproval}
      label="Waiting for approval"
    />
    <Card detail="within 30 days" figure={figures?.expiringSoon} label="Running out" />
    <Card detail={figures && `${figures.unmetered} without`} figure={figures?.metered} label="By meter" />
    <div className="fh-card fh-card--parts">
      <span className="fh-quiet">Brings in a month</span>
      <ul>
        {figures?.revenuePotential.map(({ currency, monthlyMinor, unpriced }) => (
          <li key={currency}>
            <Amount currency={currency} minor={monthlyMinor} />
            {unpriced > 0 && <span className="fh-quiet">{unpriced} without a price yet</span>}
          </li>
        ))}
        {figures?.revenuePotential.length === 0 && <li className="fh-quiet">Nothing is charged</li>}
      </ul>
    </div>
  </div>
)

type CardProps = { label: string; figure: number | undefined; detail?: string }

const Card = ({ label, figure, detail }: CardProps) => (
  <div className="fh-card">
    <span className="fh-card__figure">{figure ?? <span className="fh-skeleton" />}</span>
    <span className="fh-quiet">{label}</span>
    <span className="fh-quiet">{detail ?? ''}</span>
  </div>
)
