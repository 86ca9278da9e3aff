import { openConnection } from '../load/connection.ts'
import { clientAddress } from '../load/client-address.ts'

/** Logs users in through the API. @returns a token each, in order */
export const logIn = async ({
  port,
  emails,
  password,
}: {
  port: number
  emails: string[]
  password: string
}): Promise<string[]> => {
  const connection = openConnection({ port })
  const tokens: string[] = []
  for (const [at, email] of emails.entries()) {
    const body = JSON.stringify({ email, password })
    const answer = await connection.send({
      method: 'POST',
      path: '/api/v1/auth/login',
      body,
      headers: clientAddress(at),
    })
    const { accessToken: token } = JSON.parse(answer.body) as { accessToken?: string }
    if (!token) throw new Error(`The log-in of ${email} answered ${answer.status}: ${answer.body}`)
    tokens.push(token)
  }
  connection.close()
  return tokens
}
