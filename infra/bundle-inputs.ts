import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

/** What a bundle was made of: for every file its length, and when it was last changed, in milliseconds. */
const inputsSchema = z.record(z.string(), z.tuple([z.int(), z.number()]))
type Inputs = z.infer<typeof inputsSchema>

/** The present state of files, by their paths from the root; a file that is gone has the length -1. */
export const inputsOf = (root: string, files: readonly string[]): Inputs => {
  const stateOf = (file: string): [string, [number, number]] => {
    const { size, mtimeMs } = statSync(join(root, file), { throwIfNoEntry: false }) ?? { size: -1, mtimeMs: 0 }
    return [file, [size, mtimeMs]]
  }
  return Object.fromEntries(files.map(stateOf))
}

/** Notes beside a bundle what it was made of. */
export const noteInputs = (note: string, inputs: Inputs): void => writeFileSync(note, JSON.stringify(inputs))

const noted = (note: string): Inputs | undefined => {
  if (!existsSync(note)) return undefined
  try {
    return inputsSchema.parse(JSON.parse(readFileSync(note, 'utf8')))
  } catch (error) {
    // Cut off by whatever ended the process that wrote it.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Whether a bundle was made of just what is there now, the given files among it. */
export const isMadeOf = (note: string, root: string, files: readonly string[]): boolean => {
  const then = noted(note)
  if (!then || files.some((file) => !(file in then))) return false
  const now = inputsOf(root, Object.keys(then))
  return JSON.stringify(now) === JSON.stringify(then)
}
