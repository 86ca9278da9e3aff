import type { ReactNode } from 'react'
import { Logo } from '../../brand/Logo.tsx'

/** The look of every page before the panel. */
export const AuthFrame = ({ children }: { children: ReactNode }) => (
  <main className="fh-auth">
    <div className="fh-auth__brand">
      <Logo />
    </div>
    <div className="fh-auth__card">{children}</div>
  </main>
)
