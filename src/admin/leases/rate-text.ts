import { noValue } from '../text/amount.ts'

/** 8666 -> '86.7 %'; '—' where nothing could be let. */
export const rateText = (bps: number | null): string => (bps === null ? noValue : `${(bps / 100).toFixed(1)} %`)
