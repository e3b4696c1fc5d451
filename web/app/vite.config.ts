import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))

/** The portal: one page, `app.html`, with what it loads under `/app/`, each file named by its content. */
export default defineConfig({
  root: here,
  base: '/',
  publicDir: false,
  logLevel: 'warn',
  // What is built is the same whoever builds it: tests run under a NODE_ENV of their own.
  define: { 'process.env.NODE_ENV': '"production"' },
  oxc: { jsx: { runtime: 'automatic', development: false } },
  resolve: { conditions: ['production', 'module', 'browser', 'default'] },
  build: {
    outDir: '../../dist/site',
    emptyOutDir: true,
    assetsDir: 'app',
    // Nothing is written into the page or a style as a data address, which the policy would refuse.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: `${here}app.html`,
      onLog: (level, log, say) => {
        // The libraries' mark for server components means nothing in a page that has none.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') say(level, log)
      },
    },
    reportCompressedSize: false,
    target: 'es2023',
  },
})
