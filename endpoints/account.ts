import { me } from '../src/services/me.ts'
import { defineEndpoint } from './define.ts'

export const authMe = defineEndpoint({
  method: 'get',
  path: '/auth/me',
  summary: 'The logged-in user, his companies and permissions',
  permission: 'authenticated',
  handler: ({ req }) => me({ req }),
})
