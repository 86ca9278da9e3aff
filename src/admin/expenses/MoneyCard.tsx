import { Amount } from '../ui/Amount.tsx'

type MoneyCardProps = { label: string; minor: number | undefined; currency: string | undefined; detail?: string }

/** A figure above a list: an amount, what it is, and how many make it up. */
export const MoneyCard = ({ label, minor, currency, detail }: MoneyCardProps) => (
  <div className="fh-card">
    {minor === undefined ? (
      <span className="fh-skeleton" />
    ) : (
      <Amount className="fh-card__figure" currency={currency} minor={minor} />
    )}
    <span className="fh-quiet">{label}</span>
    {detail && <span className="fh-quiet">{detail}</span>}
  </div>
)
