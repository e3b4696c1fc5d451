import { bundle, entries } from '../../infra/bundle.ts'
import { loadedFrom } from './bundle-files.ts'
const t=performance.now()
const dir = await bundle()
console.log(performance.now()-t)
for (const e of entries()) { const l = loadedFrom(`${dir}/${e}/index.mjs`); console.log(e.padEnd(28), l.own, l.shared, ((l.own+l.shared)/1024).toFixed(0), l.clients.join(' ')) }
