import { generateRegister, registerCsv } from '../local/generate-register.ts'
import { organisationItem } from '../shared/items/organisation-item.ts'
import { memoryTable } from '../shared/stores/memory-table.ts'
import { importWorld } from '../test/support/import-world.ts'
import type { Bench } from './bench.ts'
import { printTable } from './print-table.ts'

const AS_OF = '2026-08-01T00:00:00.000Z'
const LATER = '2026-08-02T00:00:00.000Z'

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

/** What the table alone costs: the same organisations, in transactions of a hundred. */
const baselineOf = (register: ReturnType<typeof generateRegister>) => async (): Promise<void> => {
  const table = memoryTable()
  const items = register.map((row) => organisationItem({ ...row, statusSince: AS_OF }, false))
  for (let at = 0; at < items.length; at += 100) await table.write(items.slice(at, at + 100).map((put) => ({ put })))
}

/** Imports a register of so many rows three times, against writing the same organisations straight into the table. */
export const registerImport =
  (rows: number): Bench =>
  async () => {
    const register = generateRegister({ count: rows, seed: 1, asOf: AS_OF })
    const csv = registerCsv(register)
    const world = importWorld()
    const runs = [
      { what: 'baseline: written straight into the table', work: baselineOf(register) },
      { what: 'all rows new', work: () => world.run(csv) },
      { what: 'no row changes anything', work: () => world.run(csv) },
      { what: 'no row changes anything, all newer', work: () => world.run(csv.replaceAll(AS_OF, LATER)) },
    ]
    const seconds: number[] = []
    for (const { work } of runs) seconds.push(await secondsOf(work))
    const [baseline = Number.NaN] = seconds
    printTable(
      `Register import, ${rows} rows`,
      ['', 's', 'rows/s', 'to baseline'],
      runs.map(({ what }, at) => {
        const taken = seconds[at] ?? Number.NaN
        return [what, taken.toFixed(1), Math.round(rows / taken), (taken / baseline).toFixed(1)]
      }),
    )
    return []
  }
