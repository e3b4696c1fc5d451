import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { options } from '../../infra/bundle.ts'
import type { Client } from './bundle-files.ts'

const FOLDER = 'dist/bench'

/** What a handler with these clients is called; those with the same clients share it. */
export const baselineOf = (clients: readonly Client[]): string =>
  clients.length === 0 ? 'empty' : clients.map(({ name }) => name).join('+')

const sourceOf = (clients: readonly Client[]): string =>
  [
    ...clients.map(({ from, name }) => `import { ${name} } from '${from}'`),
    `const clients = [${clients.map(({ name }) => `new ${name}()`).join(', ')}]`,
    'export const handler = async () => clients.length',
  ].join('\n')

/** Bundles handlers that make their clients and do nothing, in the way in which functions are bundled; gives their files by name. */
export const makeBaselines = async (wanted: readonly (readonly Client[])[]): Promise<ReadonlyMap<string, string>> => {
  const { absWorkingDir } = options
  const folder = join(absWorkingDir, FOLDER)
  mkdirSync(folder, { recursive: true })
  const sources = new Map([[], ...wanted].map((clients) => [baselineOf(clients), sourceOf(clients)]))
  for (const [name, source] of sources) writeFileSync(join(folder, `${name}.ts`), source)
  const entryPoints = [...sources.keys()].map((name) => ({ in: `${FOLDER}/${name}.ts`, out: `${name}/index` }))
  await build({ ...options, outdir: FOLDER, entryPoints })
  return new Map([...sources.keys()].map((name) => [name, join(folder, name, 'index.mjs')]))
}
