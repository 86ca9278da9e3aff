export type BillingCompany = {
  /** IANA name, e.g. Africa/Nairobi */
  timeZone: string
  /** 1 to 31; clamped to the end of a shorter month */
  billingDay: number
  /** 0 to 23, local */
  billingHour: number
  createdAt: Date
}

/**
 * The period that a company has to be billed for at an instant: this month once its billing moment has passed, so that
 * an hour without a worker is caught up. A company bills by itself from the first moment after it was created.
 * @returns YYYY-MM, or undefined while nothing is due
 * @throws RangeError when the time zone is unknown
 */
export const duePeriod = (company: BillingCompany, at: Date): string | undefined => {
  const here = localHour(at, company.timeZone)
  const [period, year, month] = [here.slice(0, 7), Number(here.slice(0, 4)), Number(here.slice(5, 7))]
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const day = Math.min(company.billingDay, lastDay)
  const moment = `${period}-${pad(day)}T${pad(company.billingHour)}`
  const isDue = here >= moment && localHour(company.createdAt, company.timeZone) < moment
  return isDue ? period : undefined
}

const pad = (value: number): string => String(value).padStart(2, '0')

/** YYYY-MM-DDTHH on the wall clock there; such strings sort by time. */
export const localHour = (at: Date, timeZone: string): string => {
  const parts = new Intl.DateTimeFormat('en-CA', { ...fields, timeZone }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}`
}

const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' } as const
