import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from './paths.ts'

const deployed = ['cdk.json', 'package-lock.json', 'infra', 'functions', 'workflows', 'shared', 'web']

const filesUnder = async (path: string): Promise<string[]> => {
  if (!existsSync(path)) return []
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined
    throw error
  })
  return entries ? entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)) : [path]
}

/** A hash of everything that the stacks are made of, so that a start with nothing changed need not deploy. */
export const sourcesFingerprint = async (): Promise<string> => {
  const files = (await Promise.all(deployed.map((path) => filesUnder(join(projectRoot, path))))).flat().toSorted()
  const hash = createHash('sha256').update(process.version)
  for (const file of files) hash.update(`\n${file.slice(projectRoot.length)}\n`).update(await readFile(file))
  return hash.digest('hex')
}
