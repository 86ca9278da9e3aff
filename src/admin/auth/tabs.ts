const channelName = 'freehold-log-in'

// Missing in very old browsers; then the other tabs find out by themselves on their next click.
const open = (): BroadcastChannel | undefined =>
  typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(channelName)

/** Tells the other tabs that wait at the log-in that there is a session now. */
export const tellTabs = (): void => {
  const channel = open()
  channel?.postMessage('in')
  channel?.close()
}

/** Calls back when another tab has logged in; returns the way to stop. */
export const onOtherTab = (listener: () => void): (() => void) => {
  const channel = open()
  if (channel) channel.onmessage = listener
  return () => channel?.close()
}
