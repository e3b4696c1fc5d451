import { oneLine } from './one-line.ts'

/** Runs a command to its end; it gives the status to exit with, or nothing for 0. What a person can mend is said in one line, with status 1. */
export const runCommand = async (command: () => Promise<number | void>): Promise<void> => {
  try {
    process.exitCode = (await command()) ?? 0
  } catch (error) {
    const line = oneLine(error)
    if (line === undefined) throw error
    console.error(line)
    process.exitCode = 1
  }
}
