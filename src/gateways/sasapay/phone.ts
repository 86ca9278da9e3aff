import { normalisePhone } from '../../domain/phone.ts'

/**
 * A Kenyan mobile number as SasaPay takes it: "+254 712 345 678", "0712345678" -> "254712345678".
 * @returns null for anything else
 */
export const toSasapayPhone = (text: string): string | null => {
  const phone = normalisePhone({ text }) ?? ''
  return /^\+254[17]\d{8}$/.test(phone) ? phone.slice(1) : null
}
