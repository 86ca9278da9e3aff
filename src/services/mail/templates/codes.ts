import { codeSeconds } from '../../auth/challenges.ts'
import { layOutMail } from '../lay-out-mail.ts'
import type { MailContent } from '../mail-content.ts'
import { greeting } from '../mail-words.ts'

type CodeData = { name: string; code: string }

/** The code stays out of the subject, which phones show while they are locked. */
export const loginCode = ({ name, code }: CodeData): MailContent =>
  layOutMail({
    subject: 'Your log-in code',
    heading: 'Your log-in code',
    blocks: [
      { kind: 'text', text: greeting(name) },
      { kind: 'text', text: `Type this code to finish logging in. It is good for ${minutes} minutes and works once.` },
      { kind: 'code', code },
      { kind: 'note', text: `${secrecy} If you are not logging in, somebody knows your password: change it now.` },
    ],
  })

export const stepUpCode = ({ name, code }: CodeData): MailContent =>
  layOutMail({
    subject: 'Confirm that it is you',
    heading: 'Confirm that it is you',
    blocks: [
      { kind: 'text', text: greeting(name) },
      {
        kind: 'text',
        text: `You are about to do something that needs a fresh proof. Type this code; it is good for ${minutes} minutes.`,
      },
      { kind: 'code', code },
      { kind: 'note', text: `${secrecy} If this is not you, log out everywhere and change your password.` },
    ],
  })

export const verifyEmail = ({ name, code }: CodeData): MailContent =>
  layOutMail({
    subject: 'Confirm your e-mail address',
    heading: 'Confirm your e-mail address',
    blocks: [
      { kind: 'text', text: greeting(name) },
      {
        kind: 'text',
        text: `Type this code to confirm your address. It is good for ${minutes} minutes and works once.`,
      },
      { kind: 'code', code },
      { kind: 'note', text: 'If you did not ask for it, you need not do anything: without the code nothing happens.' },
    ],
  })

const minutes = codeSeconds / 60
const secrecy = 'Nobody at Freehold will ever ask you for it.'
