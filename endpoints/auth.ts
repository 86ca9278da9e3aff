import { z } from 'zod'
import { changePassword, forgetPassword, resetPassword } from '../src/services/auth/password-flows.ts'
import { logIn } from '../src/services/auth/log-in.ts'
import { askForStepUp, proveSecondStep, sendCodeAgain } from '../src/services/auth/second-step.ts'
import { answerLogIn, answerSession } from '../src/services/auth/session-answer.ts'
import { signUp, verifyEmail } from '../src/services/auth/sign-up.ts'
import { defineEndpoint } from './define.ts'
import { clientField, code, email, kindOf, password, ticket } from './auth-input.ts'

const pending = 202

export const authLogin = defineEndpoint({
  method: 'post',
  path: '/auth/login',
  summary: 'Log in: answers a session (200), or the step that is still missing (202)',
  permission: 'public',
  body: z.strictObject({ email, password, ...clientField }),
  handler: async ({ req, body }) =>
    answerLogIn(req, await logIn({ req, email: body.email, password: body.password, kind: kindOf(body) })),
})

export const authOtpVerify = defineEndpoint({
  method: 'post',
  path: '/auth/otp/verify',
  summary: 'Show the second factor: the end of a log-in, or a fresh proof within a session',
  permission: 'public',
  body: z.strictObject({ ticket, factor: z.enum(['email_code', 'totp', 'recovery_code']), code, ...clientField }),
  handler: async ({ req, body: { client, ...proof } }) => {
    const outcome = await proveSecondStep({ req, ...proof, kind: kindOf({ client }) })
    return 'session' in outcome ? answerSession(req, outcome.session) : outcome
  },
})

export const authOtpRequest = defineEndpoint({
  method: 'post',
  path: '/auth/otp/request',
  summary: 'Send the code of a step again, or ask for a fresh proof of the second factor',
  permission: 'public',
  status: pending,
  body: z.union([z.strictObject({ ticket }), z.strictObject({ purpose: z.literal('step_up') })]),
  handler: ({ req, body }) => ('ticket' in body ? sendCodeAgain({ req, ticket: body.ticket }) : askForStepUp({ req })),
})

export const authSignup = defineEndpoint({
  method: 'post',
  path: '/auth/signup',
  summary: 'Open a company; the code of the mail then makes it',
  permission: 'public',
  status: pending,
  body: z.strictObject({
    company: z.strictObject({
      name: z.string().trim().min(2, 'Enter the name of the company.').max(120),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, 'Enter a country as two capital letters, such as KE.')
        .optional(),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, 'Enter a currency as three capital letters, such as KES.')
        .optional(),
      timezone: z.string().max(60).optional(),
    }),
    name: z.string().trim().min(2, 'Enter your name.').max(120),
    email,
    password,
  }),
  handler: ({ req, body }) => signUp({ req, account: body }),
})

export const authVerifyEmail = defineEndpoint({
  method: 'post',
  path: '/auth/verify-email',
  summary: 'The code of the mail: opens the company, or confirms the address',
  permission: 'public',
  body: z.strictObject({ ticket, code, ...clientField }),
  handler: async ({ req, body }) =>
    answerLogIn(req, await verifyEmail({ req, ticket: body.ticket, code: body.code, kind: kindOf(body) })),
})

export const authForgot = defineEndpoint({
  method: 'post',
  path: '/auth/password/forgot',
  summary: 'Ask for a link to a new password; the answer is the same for every address',
  permission: 'public',
  status: pending,
  body: z.strictObject({ email }),
  handler: async ({ req, body }) => {
    await forgetPassword({ req, email: body.email })
    return { message: 'If an account has this address, a link to a new password is on its way.' }
  },
})

export const authReset = defineEndpoint({
  method: 'post',
  path: '/auth/password/reset',
  summary: 'Set a new password by the link of the mail; every log-in of the account ends',
  permission: 'public',
  body: z.strictObject({ token: z.string().min(20).max(100), password }),
  handler: async ({ req, body }) => {
    await resetPassword({ req, ...body })
    return { message: 'Your password is changed. Log in with it.' }
  },
})

export const authChangePassword = defineEndpoint({
  method: 'post',
  path: '/auth/password/change',
  summary: 'Change your password; your other log-ins end',
  permission: 'authenticated',
  body: z.strictObject({ currentPassword: password, newPassword: password }),
  handler: async ({ req, body }) => {
    await changePassword({ req, ...body })
    return { message: 'Your password is changed. Your other log-ins have ended.' }
  },
})
