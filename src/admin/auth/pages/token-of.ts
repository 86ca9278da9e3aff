/** The token of a link: '/admin/reset/<token>'; '' without one. */
export const tokenOf = (segments: unknown): string => {
  const token = Array.isArray(segments) && segments.length === 2 ? String(segments[1]) : ''
  return /^[\w.~-]{1,200}$/.test(token) ? token : ''
}
