import { copyFileSync, globSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build as esbuild, type BuildOptions, type Plugin } from 'esbuild'
import { inputsOf, isMadeOf, noteInputs } from './bundle-inputs.ts'

const root = join(import.meta.dirname, '..')

/** A folder of bundled functions: which entries, and the files that lie beside an entry's handler. */
type Folder = {
  readonly outdir: string
  readonly entries: readonly string[]
  readonly beside: readonly { readonly entry: string; readonly file: string }[]
}

/** The function that carries a solver, 3.5 MB, in a folder of its own, so that the others do not. */
const SOLVER_ENTRY = 'tasks/staffing-solve'

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

const folders = (): { readonly functions: Folder; readonly solver: Folder } => ({
  functions: { outdir: 'dist/functions', entries: entries().filter((entry) => entry !== SOLVER_ENTRY), beside: [] },
  solver: {
    outdir: 'dist/solver',
    entries: [SOLVER_ENTRY],
    beside: [{ entry: SOLVER_ENTRY, file: 'node_modules/highs/build/highs.wasm' }],
  },
})

const fileOf = (entry: string): string => `functions/${entry}.ts`

/** Only what was not written just now: another process may be reading. */
const removeOthers = (outdir: string, written: readonly string[]): void => {
  const kept = new Set(written.map((file) => join(root, file)))
  const found = globSync('**/*.{mjs,map}', { cwd: join(root, outdir) }).map((file) => join(root, outdir, file))
  for (const file of found) if (!kept.has(file)) rmSync(file, { force: true })
}

const make = async ({ outdir, entries: all, beside }: Folder, note: string, own: readonly string[]): Promise<void> => {
  const entryPoints = all.map((entry) => ({ in: fileOf(entry), out: `${entry}/index` }))
  const { metafile } = await esbuild({ ...options, outdir, entryPoints })
  removeOthers(outdir, Object.keys(metafile.outputs))
  for (const { entry, file } of beside)
    copyFileSync(join(root, file), join(root, outdir, entry, file.slice(file.lastIndexOf('/') + 1)))
  const files = Object.keys(metafile.inputs).filter((file) => !file.startsWith('light-http:'))
  noteInputs(note, inputsOf(root, [...own, ...files]))
}

const bundled = async (folder: Folder): Promise<string> => {
  const note = join(root, `${folder.outdir}.inputs.json`)
  const beside = folder.beside.map(({ file }) => file)
  const own = ['infra/bundle.ts', 'package-lock.json', ...folder.entries.map(fileOf), ...beside]
  if (!isMadeOf(note, root, own)) await make(folder, note, own)
  return join(root, folder.outdir)
}

/**
 * Bundles all functions into two folders, an entry's handler under its name, unless they stand there made of the same files: the function
 * with the solver into one, all others into the other. Gives for an entry its folder. Throws where a function is missing or does not compile.
 */
export const bundle = async (): Promise<(entry: string) => string> => {
  const { functions, solver } = folders()
  const made = { functions: await bundled(functions), solver: await bundled(solver) }
  return (entry) => (entry === SOLVER_ENTRY ? made.solver : made.functions)
}
