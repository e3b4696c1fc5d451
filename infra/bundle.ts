import { globSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build as esbuild, type BuildOptions, type Plugin } from 'esbuild'
import { inputsOf, isMadeOf, noteInputs } from './bundle-inputs.ts'

const root = join(import.meta.dirname, '..')
const outdir = 'dist/functions'
const note = join(root, 'dist/functions.inputs.json')

/** An ESM import of these loads undici too, and costs a cold start 25 ms; their built-in objects do not. */
const lightHttp: Plugin = {
  name: 'light-http',
  setup: (build) => {
    build.onResolve({ filter: /^(node:)?https?$/ }, ({ path }) => ({
      path: path.replace(/^node:/, ''),
      namespace: 'light-http',
    }))
    build.onLoad({ filter: /.*/, namespace: 'light-http' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('node:${path}')`,
    }))
  },
}

/** How everything that runs in a function is bundled. */
export const options = {
  absWorkingDir: root,
  outdir,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'shared/[hash]',
  bundle: true,
  // What functions have in common is written once: a tenth of the time and of the size, and no slower to start.
  splitting: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // Else esbuild takes the CommonJS builds of the SDK: half as large again, and slower to load.
  mainFields: ['module', 'main'],
  minify: true,
  sourcemap: true,
  sourcesContent: false,
  metafile: true,
  plugins: [lightHttp],
  logLevel: 'warning',
} as const satisfies BuildOptions

/** The entries of all functions, such as `tasks/await`: every function has its environment beside it, under its name. */
export const entries = (): readonly string[] =>
  globSync('*/*.env.ts', { cwd: join(root, 'functions') })
    .map((file) => file.replaceAll('\\', '/').replace(/\.env\.ts$/, ''))
    .toSorted()

const fileOf = (entry: string): string => `functions/${entry}.ts`

/** Only what was not written just now: another process may be reading. */
const removeOthers = (written: readonly string[]): void => {
  const kept = new Set(written.map((file) => join(root, file)))
  const found = globSync('**/*.{mjs,map}', { cwd: join(root, outdir) }).map((file) => join(root, outdir, file))
  for (const file of found) if (!kept.has(file)) rmSync(file, { force: true })
}

const make = async (all: readonly string[], own: readonly string[]): Promise<void> => {
  const entryPoints = all.map((entry) => ({ in: fileOf(entry), out: `${entry}/index` }))
  const { metafile } = await esbuild({ ...options, entryPoints })
  removeOthers(Object.keys(metafile.outputs))
  const files = Object.keys(metafile.inputs).filter((file) => !file.startsWith('light-http:'))
  noteInputs(note, inputsOf(root, [...own, ...files]))
}

/**
 * Bundles all functions at once into one folder, an entry's handler under its name, unless they stand there made of the same files;
 * gives the folder. Throws where a function is missing or does not compile.
 */
export const bundle = async (): Promise<string> => {
  const all = entries()
  const own = ['infra/bundle.ts', 'package-lock.json', ...all.map(fileOf)]
  if (!isMadeOf(note, root, own)) await make(all, own)
  return join(root, outdir)
}
