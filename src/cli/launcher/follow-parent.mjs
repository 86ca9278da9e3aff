// Loaded before a child's own code: when the launcher is killed, its channel closes and the child ends too.
if (process.channel) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), 15_000).unref()
  })
  process.channel.unref()
}
