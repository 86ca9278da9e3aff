import { codeSeconds } from '../auth/challenges.ts'
import type { MailContent } from './mail-content.ts'
import {
  alreadyRegistered,
  newDevice,
  passwordChanged,
  passwordReset,
  secondFactorOff,
  secondFactorOn,
} from './templates/account.ts'
import { loginCode, stepUpCode, verifyEmail } from './templates/codes.ts'
import { invitation } from './templates/invitation.ts'
import { invoice } from './templates/invoices.ts'
import { leasesEnding } from './templates/leases.ts'
import { identityExpired } from './templates/people.ts'
import { accountStatement, paymentReminder } from './templates/reminders.ts'
import { maintenanceAssigned, maintenanceUpdate } from './templates/maintenance.ts'

/** Every mail that the product sends, by name; what a template takes is what `queueMail` wants for it. */
export const mailTemplates = {
  'login-code': loginCode,
  'step-up-code': stepUpCode,
  'verify-email': verifyEmail,
  'already-registered': alreadyRegistered,
  'password-reset': passwordReset,
  'password-changed': passwordChanged,
  'new-device': newDevice,
  invitation,
  invoice,
  'leases-ending': leasesEnding,
  'payment-reminder': paymentReminder,
  'account-statement': accountStatement,
  'maintenance-assigned': maintenanceAssigned,
  'maintenance-update': maintenanceUpdate,
  'second-factor-on': secondFactorOn,
  'second-factor-off': secondFactorOff,
  'identity-expired': identityExpired,
} as const

export type MailTemplate = keyof typeof mailTemplates
export type MailData<T extends MailTemplate> = Parameters<(typeof mailTemplates)[T]>[0]

export const isMailTemplate = (name: string): name is MailTemplate => Object.hasOwn(mailTemplates, name)

export const renderMail = <T extends MailTemplate>(template: T, data: MailData<T>): MailContent =>
  (mailTemplates[template] as (data: MailData<T>) => MailContent)(data)

/** Until when a mail is of use to its reader; a later one is dropped. Undefined: at any time. */
export const usefulUntil = (data: object, queuedAt: Date): Date | undefined => {
  const after = (seconds: number): Date => new Date(queuedAt.getTime() + seconds * 1_000)
  if ('code' in data) return after(codeSeconds)
  if ('minutes' in data) return after(Number(data.minutes) * 60)
  if ('expiresAt' in data) return new Date(String(data.expiresAt))
  return undefined
}
