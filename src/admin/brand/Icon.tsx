import { Mark } from './Mark.tsx'

/** The mark in the header's breadcrumb. */
export const Icon = () => <Mark size={22} />
