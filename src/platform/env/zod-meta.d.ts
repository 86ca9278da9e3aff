import 'zod'

declare module 'zod' {
  interface GlobalMeta {
    /** heading in `.env.example` */
    group?: string
    /** what to do when the value is wrong */
    fix?: string
    example?: string
    isSecret?: boolean
  }
}
