import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const outdir = 'dist/functions'

/** An ESM import of these loads undici too, and costs a cold start 25 ms; their built-in objects do not. */
const lightHttp: Plugin = {
  name: 'light-http',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^(node:)?https?$/ }, ({ path }) => ({
      path: path.replace(/^node:/, ''),
      namespace: 'light-http',
    }))
    onLoad({ filter: /.*/, namespace: 'light-http' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('node:${path}')`,
    }))
  },
}

/** The entries of all functions, such as `tasks/await`: every function has its environment beside it, under its name. */
export const entries = (): readonly string[] =>
  globSync('*/*.env.ts', { cwd: `${root}/functions` })
    .map((file) => file.replaceAll('\\', '/').replace(/\.env\.ts$/, ''))
    .toSorted()

/**
 * Bundles all functions at once, each into a folder of its own under `dist/functions`; gives the folder of an entry.
 * Throws where a function is missing or does not compile.
 */
export const bundle = async (): Promise<(entry: string) => string> => {
  const all = new Set(entries())
  await build({
    absWorkingDir: root,
    entryPoints: [...all].map((entry) => ({ in: `functions/${entry}.ts`, out: `${entry}/index` })),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // Else esbuild takes the CommonJS builds of the SDK: half as large again, and slower to load.
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: true,
    sourcesContent: false,
    plugins: [lightHttp],
    logLevel: 'warning',
  })
  return (entry) => {
    if (!all.has(entry)) throw new Error(`functions/${entry}.env.ts is missing: there is no such function`)
    return `${root}/${outdir}/${entry}`
  }
}
