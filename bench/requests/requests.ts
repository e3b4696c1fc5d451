import type { Bench } from '../bench.ts'
import { printTable } from '../print-table.ts'
import { requestsIn, sumOf } from './counted-table.ts'
import { fewestRequests } from './minimum.ts'
import { CLUSTERS, play, type Played } from './play.ts'

const ORGANISATIONS = [33, 100, 300, 1000]

type Result = Played & { readonly organisations: number; readonly fewest: ReadonlyMap<string, number> }

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, one) => all + one, 0)

const ratio = (one: number, other: number): string => (one / other).toFixed(2)

const printByKind = (results: readonly Result[]): void => {
  const lines = results.map(({ organisations, transitions, byPart, fewest }) => {
    const all = sumOf(byPart.values())
    const requests = requestsIn(all)
    const minimum = sum(fewest.values())
    const { get, getMany, query, write, asked, found, written } = all
    const each = (requests / organisations).toFixed(1)
    const kinds = [get, getMany, query, write, requests, minimum, ratio(requests, minimum), each]
    return [organisations, transitions, ...kinds, asked, found, written]
  })
  const head = 'organisations|transitions|get|getMany|query|write|requests|fewest|ratio|each|asked|found|written'
  printTable(
    'One application, from submission to registered: transitions, requests to the table, items',
    head.split('|'),
    lines,
  )
}

const printByPart = (results: readonly Result[]): void => {
  const parts = [...new Set(results.flatMap(({ byPart, fewest }) => [...byPart.keys(), ...fewest.keys()]))]
  const lines = parts.map((part) => [
    part,
    ...results.flatMap(({ byPart, fewest }) => {
      const requests = byPart.get(part)
      return [requests ? requestsIn(requests) : 0, fewest.get(part) ?? 0]
    }),
  ])
  const head = results.flatMap(({ organisations }) => [`n = ${organisations}`, 'fewest'])
  printTable(`Requests by part (${CLUSTERS} clusters are registered already)`, ['part', ...head], lines)
}

/** Transitions and requests to the table of one application, for consortia of several sizes; transitions must not grow. */
export const requests: Bench = async () => {
  const results: Result[] = []
  for (const organisations of ORGANISATIONS)
    results.push({ organisations, ...(await play(organisations)), fewest: fewestRequests(organisations) })
  printByKind(results)
  printByPart(results)
  const transitions = new Set(results.map((result) => result.transitions))
  return transitions.size === 1 ? [] : [`transitions grow with the consortium: ${[...transitions].join(', ')}`]
}
