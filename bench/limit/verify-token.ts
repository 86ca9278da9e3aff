import { createHmac, timingSafeEqual } from 'node:crypto'

export type Claims = { sub: string; sid: string; exp: number }

/** @returns the claims of a token that is signed with the key and has not run out */
export const verifyToken = (authorization: string | undefined, key: string): Claims | undefined => {
  const [head, claims, signature] = authorization?.replace(/^Bearer /, '').split('.') ?? []
  if (!head || !claims || !signature) return undefined
  const wanted = createHmac('sha256', Buffer.from(key, 'base64')).update(`${head}.${claims}`).digest()
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined
  const read = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Claims
  return read.exp * 1000 > Date.now() ? read : undefined
}
