import { isCurrency } from '../../domain/currency.ts'
import { digitsText, noValue } from '../text/amount.ts'

type AmountProps = { minor: number | null | undefined; currency: string | undefined; className?: string }

/** An amount whose code steps back behind the digits. */
export const Amount = ({ minor, currency, className }: AmountProps) => {
  const digits = isCurrency(currency) ? digitsText(minor, currency) : ''
  return (
    <span className={['fh-amount', className].filter(Boolean).join(' ')}>
      {digits && <span className="fh-amount__code">{currency} </span>}
      {digits || noValue}
    </span>
  )
}
