import { amountText } from '../text/amount.ts'

type AmountProps = { minor: number | null | undefined; currency: string | undefined; className?: string }

/** An amount whose code steps back behind the digits. */
export const Amount = ({ minor, currency, className }: AmountProps) => {
  const text = amountText(minor, currency)
  const [code, digits] = text.includes(' ') ? [text.slice(0, text.indexOf(' ')), text.slice(text.indexOf(' ') + 1)] : ['', text]
  return (
    <span className={['fh-amount', className].filter(Boolean).join(' ')}>
      {code && <span className="fh-amount__code">{code} </span>}
      {digits}
    </span>
  )
}
