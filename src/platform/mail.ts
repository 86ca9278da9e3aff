import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { nodemailerAdapter } from '@payloadcms/email-nodemailer'
import nodemailer, { type Transporter } from 'nodemailer'
import { getEnv } from './env.ts'

/** Mail by SMTP when it is configured; else every message lands as a file in `.data/outbox`, so that nothing is lost. */
export const mailAdapter = (): ReturnType<typeof nodemailerAdapter> => {
  const env = getEnv()
  return nodemailerAdapter({
    defaultFromAddress: env.mailFrom,
    defaultFromName: 'Freehold',
    skipVerify: true,
    transport: env.smtpHost
      ? nodemailer.createTransport({
          host: env.smtpHost,
          port: env.smtpPort,
          secure: env.smtpSecure,
          auth: env.smtpUser ? { user: env.smtpUser, pass: env.smtpPassword } : undefined,
        })
      : fileTransport(path.resolve(env.dataDir, 'outbox')),
  })
}

const fileTransport = (folder: string): Transporter =>
  nodemailer.createTransport({
    name: 'file',
    version: '1',
    send: (mail, done) => {
      mail.message.build((error, message) => {
        if (error) return done(error, undefined as never)
        const messageId = mail.message.messageId()
        const file = path.join(
          folder,
          `${new Date().toISOString().replaceAll(':', '-')}-${messageId.replaceAll(/[^\w.-]/g, '')}.eml`,
        )
        mkdir(folder, { recursive: true })
          .then(() => writeFile(file, message))
          .then(
            () => done(null, { envelope: mail.message.getEnvelope(), messageId } as never),
            (reason: Error) => done(reason, undefined as never),
          )
      })
    },
  })
