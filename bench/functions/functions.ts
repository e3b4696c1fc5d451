import { statSync } from 'node:fs'
import { join } from 'node:path'
import { bundle, entries } from '../../infra/bundle.ts'
import type { Bench } from '../bench.ts'
import { printTable } from '../print-table.ts'
import { median } from '../statistics.ts'
import { baselineOf, makeBaselines } from './baselines.ts'
import { loadedFrom, type Loaded } from './bundle-files.ts'
import { environmentOf, startOnce } from './cold-start.ts'

const ROUNDS = 5

/** The most that a function of each folder may load, in KB. */
const BUDGETS: { readonly [folder: string]: number } = { api: 900, auth: 550, streams: 700, tasks: 700 }

type Start = { readonly name: string; readonly file: string; readonly environment: Readonly<Record<string, string>> }
type Measured = { readonly name: string } & Loaded

const budgetOf = (name: string): number => BUDGETS[name.split('/')[0] ?? ''] ?? 0

const kilobytes = ({ own, shared }: Loaded): number => Math.round((own + shared) / 1024)

/** Starts everything round after round, every other round backwards, so that a busy moment does not fall on the same ones. */
const timesOf = (starts: readonly Start[]): ReadonlyMap<string, readonly number[]> => {
  const times = new Map(starts.map(({ name }): [string, number[]] => [name, []]))
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { name, file, environment } of round % 2 === 0 ? starts : starts.toReversed())
      times.get(name)?.push(startOnce(file, environment))
  return times
}

const ratioTo = (times: readonly number[], base: readonly number[]): string =>
  median(times.map((time, round) => time / (base[round] ?? Number.NaN))).toFixed(2)

const lineOf = (one: Measured, times: ReadonlyMap<string, readonly number[]>): readonly (string | number)[] => {
  const of = (name: string) => times.get(name) ?? []
  const own = of(one.name)
  const clients = baselineOf(one.clients)
  const bytes = [Math.round(one.own / 1024), kilobytes(one), budgetOf(one.name)]
  const started = [Math.round(median(own)), ratioTo(own, of('empty')), ratioTo(own, of(clients))]
  return [one.name, ...bytes, ...started, clients.replaceAll('Client', '')]
}

/** What each function loads, against its budget, and how long a process takes to have loaded it, against handlers that do nothing. */
export const functions: Bench = async () => {
  const folderOf = await bundle()
  const fileOf = (name: string): string => join(folderOf(name), name, 'index.mjs')
  const all = entries().map((name): Measured => ({ name, ...loadedFrom(fileOf(name)) }))
  const baselines = await makeBaselines(all.map(({ clients }) => clients))
  const starts: readonly Start[] = [
    ...[...baselines].map(([name, file]) => ({ name, file, environment: {} })),
    ...(await Promise.all(
      entries().map(async (name) => ({ name, file: fileOf(name), environment: await environmentOf(name) })),
    )),
  ]
  const times = timesOf(starts)
  printTable(
    `Functions: KB that a start loads; ms from the start of a process until they are loaded, and its ratio to handlers that do nothing (${ROUNDS} rounds)`,
    ['function', 'own KB', 'KB', 'budget', 'ms', 'to an empty one', 'to one with its clients', 'clients'],
    all.map((one) => lineOf(one, times)),
  )
  console.log(
    `beside tasks/staffing-solve, and no other: highs.wasm, ${Math.round(statSync(join(folderOf('tasks/staffing-solve'), 'tasks/staffing-solve/highs.wasm')).size / 1024)} KB`,
  )
  return all
    .filter((one) => kilobytes(one) > budgetOf(one.name))
    .map((one) => `${one.name} loads ${kilobytes(one)} KB, its budget is ${budgetOf(one.name)}`)
}
