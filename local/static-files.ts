import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { fileOf } from '../web/serving.ts'

/** A file to answer with; `isForever`: its name changes with its content. */
export type StaticFile = { type: string; bytes: Buffer; isForever: boolean }

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

const decode = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined // not a percent-encoding: there is no such file
  }
}

const FOREVER = 'app' + sep

const fileFor = (root: string, path: string): string | undefined => {
  const file = normalize(join(root, fileOf(decode(path) ?? '/.')))
  return file.startsWith(root + sep) && !file.includes('\0') ? file : undefined
}

/** The page or asset at a path of the site, from the folder `root`; undefined where there is none. Nothing outside that folder is served. */
export const staticFile = async (root: string, path: string): Promise<StaticFile | undefined> => {
  const file = fileFor(root, path)
  if (!file) return undefined
  try {
    const isForever = file.startsWith(join(root, FOREVER))
    return { type: types[extname(file)] ?? 'application/octet-stream', bytes: await readFile(file), isForever }
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR'))
      return undefined
    throw error
  }
}
