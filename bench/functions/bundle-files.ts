import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'

/** A client of the SDK: its package, and its class. */
export type Client = { readonly from: string; readonly name: string }

/** What one function loads: its own file and every chunk that it shares, with their bytes, and which SDK clients are in them. */
export type Loaded = { readonly own: number; readonly shared: number; readonly clients: readonly Client[] }

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

const CLIENT = /node_modules\/(@aws-sdk\/client-[a-z0-9-]+)\/.*\/(\w+Client)\.js$/

const clientsIn = (file: string): readonly Client[] => {
  const { sources } = mapSchema.parse(JSON.parse(readFileSync(`${file}.map`, 'utf8')))
  return sources.flatMap((source) => {
    const [, from, name] = CLIENT.exec(source) ?? []
    return from !== undefined && name !== undefined ? [{ from, name }] : []
  })
}

const bytesOf = (files: readonly string[]): number => files.reduce((sum, file) => sum + statSync(file).size, 0)

/** Follows a function's imports from its entry file. */
export const loadedFrom = (entry: string): Loaded => {
  const files = reachableFrom(entry)
  return {
    own: bytesOf([entry]),
    shared: bytesOf(files.slice(1)),
    clients: files.flatMap(clientsIn).toSorted((a, b) => (a.from < b.from ? -1 : 1)),
  }
}
