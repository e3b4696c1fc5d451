import { parseArgs } from 'node:util'
import type { Bench } from './bench.ts'
import { chains } from './chains/chains.ts'
import { functions } from './functions/functions.ts'
import { measuresBench } from './measures/measures.ts'
import { portal } from './portal/portal.ts'
import { registerImport } from './register-import.ts'
import { requests } from './requests/requests.ts'
import { search } from './search/search.ts'
import { spaces } from './spaces.ts'
import { warm } from './warm.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: 'string', default: '20000' } },
})

const benches: { readonly [name: string]: Bench } = {
  chains,
  requests,
  warm,
  spaces,
  functions,
  measures: measuresBench,
  search,
  portal,
  'register-import': registerImport(Number(values.rows)),
}

const wrong: string[] = []
for (const name of positionals.length > 0 ? positionals : Object.keys(benches)) {
  const bench = benches[name]
  if (!bench) throw new Error(`there is no ${name}, only ${Object.keys(benches).join(', ')}`)
  wrong.push(...(await bench()))
}
for (const sentence of wrong) console.error(`not as it must be: ${sentence}`)
process.exitCode = wrong.length > 0 ? 1 : 0
