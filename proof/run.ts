import { parseArgs } from 'node:util'
import { faults } from './faults/faults.ts'
import { mutants } from './mutants/mutants.ts'
import type { Proof } from './proof.ts'
import { who } from './who/who.ts'
import { writeSection } from './write-section.ts'

/** All proofs, in the order in which they run. A new one is a line here. */
const proofs: { readonly [name: string]: Proof } = { faults, mutants, who }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '20261125' }, many: { type: 'string' } },
})

const many = values.many === undefined ? undefined : Number(values.many)
const seed = Number(values.seed)

const prove = async (name: string): Promise<boolean> => {
  const proof = proofs[name]
  if (!proof) throw new Error(`there is no ${name}, only ${Object.keys(proofs).join(', ')}`)
  const startedAt = performance.now()
  const { lines, wrong } = await proof({ seed, many })
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  const said = `${new Date().toISOString().slice(0, 10)}, seed ${seed}, ${seconds} s: ${wrong.length === 0 ? 'all as it must be' : `${wrong.length} not as it must be`}.`
  const command = `npm run proof -- ${name}${many === undefined ? '' : ` --many ${many}`}`
  const all = [`\`${command} --seed ${seed}\`. ${said}`, '', ...lines, ...wrong.map((one) => `\n- ${one}`)]
  console.log(`\n${name}\n${all.join('\n')}`)
  await writeSection(name, all)
  return wrong.length === 0
}

const passed: boolean[] = []
for (const name of positionals.length > 0 ? positionals : Object.keys(proofs)) passed.push(await prove(name))
process.exitCode = passed.every(Boolean) ? 0 : 1
