/** Runs a command: what went wrong goes to the error stream, and the code says that it did. */
export const runCommand = async (command: () => Promise<number>): Promise<never> => {
  try {
    process.exit(await command())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
