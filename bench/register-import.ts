import { parseArgs } from 'node:util'
import { generateRegister, registerCsv } from '../local/generate-register.ts'
import { organisationItem } from '../shared/items/organisation-item.ts'
import { memoryTable } from '../shared/stores/memory-table.ts'
import { importWorld } from '../test/support/import-world.ts'

const { values } = parseArgs({ options: { rows: { type: 'string', default: '200000' } } })
const count = Number(values.rows)
const asOf = '2026-08-01T00:00:00.000Z'
const register = generateRegister({ count, seed: 1, asOf })
const csv = registerCsv(register)

const timed = async (what: string, work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  const seconds = (performance.now() - begun) / 1000
  console.log(`${what.padEnd(42)} ${seconds.toFixed(1).padStart(6)} s  ${Math.round(count / seconds)} rows/s`)
  return seconds
}

/** What the table alone costs: the same organisations, in transactions of a hundred. */
const baseline = await timed('baseline: written straight into the table', async () => {
  const table = memoryTable()
  const items = register.map((row) => organisationItem({ ...row, statusSince: asOf }, false))
  for (let at = 0; at < count; at += 100) await table.write(items.slice(at, at + 100).map((put) => ({ put })))
})

const world = importWorld()
const first = await timed('import: all rows new', () => world.run(csv))
const again = await timed('import: no row changes anything', () => world.run(csv))
const later = await timed('import: no row changes anything, all newer', () =>
  world.run(csv.replaceAll(asOf, '2026-08-02T00:00:00.000Z')),
)
console.log(`to the baseline: ${[first, again, later].map((seconds) => (seconds / baseline).toFixed(1)).join(', ')}`)
