import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'

/** What one function loads: its own file and every chunk that it shares, with their bytes, and which SDK clients are in them. */
export type Loaded = { readonly own: number; readonly shared: number; readonly clients: readonly string[] }

const importsIn = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?"(\.{1,2}\/[^"]+\.mjs)"/g)].flatMap(([, path]) =>
    path === undefined ? [] : [join(dirname(file), path)],
  )

/** Every file that loading one leads to, itself the first. */
const reachableFrom = (entry: string): readonly string[] => {
  const seen = new Set([entry])
  for (const file of seen) for (const next of importsIn(file)) seen.add(next)
  return [...seen]
}

const mapSchema = z.object({ sources: z.array(z.string()) })

const clientsIn = (file: string): readonly string[] =>
  mapSchema
    .parse(JSON.parse(readFileSync(`${file}.map`, 'utf8')))
    .sources.flatMap((source) => /@aws-sdk\/(client-[a-z0-9-]+)\/.*Client\.js$/.exec(source)?.[1] ?? [])

const bytesOf = (files: readonly string[]): number => files.reduce((sum, file) => sum + statSync(file).size, 0)

/** Follows a function's imports from its entry file. */
export const loadedFrom = (entry: string): Loaded => {
  const files = reachableFrom(entry)
  return {
    own: bytesOf([entry]),
    shared: bytesOf(files.slice(1)),
    clients: [...new Set(files.flatMap(clientsIn))].toSorted(),
  }
}
