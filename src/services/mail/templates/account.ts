import { layOutMail } from '../lay-out-mail.ts'
import type { MailContent } from '../mail-content.ts'
import { greeting, momentWords } from '../mail-words.ts'

type NameData = { name: string }

/** Answers a sign-up with an address that has an account; only the owner of the mailbox learns of it. */
export const alreadyRegistered = ({ name }: NameData): MailContent =>
  layOutMail({
    subject: 'You already have an account',
    heading: 'You already have an account',
    blocks: [
      { kind: 'text', text: greeting(name) },
      {
        kind: 'text',
        text: 'Somebody, probably you, signed up with this address. It has an account already, so nothing was changed: log in with your password, or ask for a new one on the log-in page.',
      },
      { kind: 'note', text: 'If it was not you, you need not do anything.' },
    ],
  })

export const passwordReset = ({ name, link, minutes }: NameData & { link: string; minutes: number }): MailContent =>
  layOutMail({
    subject: 'Choose a new password',
    heading: 'Choose a new password',
    blocks: [
      { kind: 'text', text: greeting(name) },
      { kind: 'text', text: `This link leads to a new password. It is good for ${minutes} minutes and works once.` },
      { kind: 'link', label: 'Choose a new password', url: link },
      { kind: 'note', text: 'If you did not ask for it, you need not do anything: your password stays as it is.' },
    ],
  })

export const passwordChanged = ({ name }: NameData): MailContent =>
  layOutMail({
    subject: 'Your password was changed',
    heading: 'Your password was changed',
    blocks: [
      { kind: 'text', text: greeting(name) },
      { kind: 'text', text: 'The password of your account was changed, and your other devices were logged out.' },
      { kind: 'note', text: `If it was not you, ask for a new password on the log-in page at once. ${help}` },
    ],
  })

export const newDevice = (data: NameData & { device: string; ip: string; at: string }): MailContent =>
  layOutMail({
    subject: 'New log-in to your account',
    heading: 'New log-in to your account',
    blocks: [
      { kind: 'text', text: greeting(data.name) },
      { kind: 'text', text: 'Your account was used on a device that we have not seen before:' },
      {
        kind: 'facts',
        facts: [
          ['Device', data.device],
          ['Address', data.ip],
          ['Time', momentWords(data.at)],
        ],
      },
      {
        kind: 'note',
        text: `If it was you, all is well. If not, change your password and end the session on the security page. ${help}`,
      },
    ],
  })

export const secondFactorOn = ({ name }: NameData): MailContent =>
  layOutMail({
    subject: 'Second factor switched on',
    heading: 'Your second factor is on',
    blocks: [
      { kind: 'text', text: greeting(name) },
      { kind: 'text', text: 'From now on each log-in asks for a code of your authenticator app.' },
      { kind: 'text', text: 'Keep the recovery codes where you find them without your phone.' },
      { kind: 'note', text: `If it was not you, change your password at once. ${help}` },
    ],
  })

export const secondFactorOff = ({ name }: NameData): MailContent =>
  layOutMail({
    subject: 'Second factor switched off',
    heading: 'Your second factor is off',
    blocks: [
      { kind: 'text', text: greeting(name) },
      {
        kind: 'text',
        text: 'Log-ins no longer ask for your authenticator app. Its recovery codes do not work any more.',
      },
      { kind: 'note', text: `If it was not you, change your password at once. ${help}` },
    ],
  })

const help = 'Your company’s administrator can help you.'
