import { heardIn, sorted } from '../test/support/space-quarter/heard.ts'
import { playQuarter } from '../test/support/space-quarter/play.ts'
import type { Bench } from './bench.ts'
import { printTable } from './print-table.ts'
import { countedTable, requestsIn } from './requests/counted-table.ts'
import type { Table } from '../shared/stores/table.ts'

const SCALE = { clusters: 20, membersOfEach: 40, posts: 5000, days: 90, seed: 20_261_125 }

/**
 * The fewest requests for one of each, all reads of one kind batched. A post, a reply: its place, the rule pack, one write. What is due of a person:
 * itself, its news, one write. A digest: mail, claim, person, representations, places, posts, names, mark.
 */
const FEWEST: { readonly [part: string]: number } = { post: 3, reply: 3, due: 3, send: 8 }

/** A quarter of 20 clusters, 800 members and 5,000 posts: the mails beside a plain model, and the requests of each part for one of it. */
export const spaces: Bench = async () => {
  let part = 'before'
  let counted: ReturnType<typeof countedTable> | undefined
  const times = new Map<string, number>()
  const { stage, model } = await playQuarter(SCALE, {
    table: (table: Table) => {
      counted = countedTable(table, () => part)
      return counted.table
    },
    part: (name) => {
      part = name
      times.set(name, (times.get(name) ?? 0) + 1)
    },
  })
  const heard = heardIn(stage)
  const lines = [...(counted?.byPart ?? [])].map(([name, requests]) => {
    const many = times.get(name) ?? 1
    return [name, many, requestsIn(requests), (requestsIn(requests) / many).toFixed(2), FEWEST[name] ?? '']
  })
  printTable('A quarter of spaces: requests to the table', ['part', 'times', 'requests', 'each', 'fewest'], lines)
  const digests = heard.filter(({ isDigest }) => isDigest).length
  console.log(`${heard.length} mails, ${digests} of them digests`)
  const asModelled = JSON.stringify(sorted(heard)) === JSON.stringify(sorted(model.expected))
  return asModelled ? [] : ['the mails are not those of the plain model']
}
