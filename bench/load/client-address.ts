/** The header by which a proxy tells the address of a client; each connection is somebody else. */
export const clientAddress = (connection: number): Record<string, string> => ({
  'x-forwarded-for': `10.1.0.${connection + 1}`,
})
