import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { pageRoutes } from '../web/serving.ts'

/** A file to answer with. */
export type StaticFile = { type: string; bytes: Buffer }

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

const fileFor = (root: string, path: string): string | undefined => {
  const page = Object.hasOwn(pageRoutes, path) ? pageRoutes[path] : undefined
  if (page) return join(root, 'pages', page)
  const assets = join(root, 'assets') + sep
  const file = normalize(join(root, decode(path) ?? ''))
  return file.startsWith(assets) && !file.includes('\0') ? file : undefined
}

/** The page or asset at a path of the site, from the folder `root`; undefined where there is none. Nothing outside pages and assets is served. */
export const staticFile = async (root: string, path: string): Promise<StaticFile | undefined> => {
  const file = fileFor(root, path)
  if (!file) return undefined
  try {
    return { type: types[extname(file)] ?? 'application/octet-stream', bytes: await readFile(file) }
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR'))
      return undefined
    throw error
  }
}
