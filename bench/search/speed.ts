import { generateProfile } from '../../local/generate-capabilities.ts'
import { generateRegister } from '../../local/generate-register.ts'
import { seededRandom, type Random } from '../../local/random.ts'
import type { SearchDocument } from '../../shared/search/document.ts'
import { wordsOf } from '../../shared/search/terms.ts'
import { organisationSearch, type OrganisationSearch } from '../../shared/search/organisation-search.ts'
import { readSnapshot, writeSnapshot } from '../../shared/search/snapshot.ts'
import { taxonomy } from '../../shared/domain/taxonomy.ts'
import { printTable } from '../print-table.ts'
import { percentile } from '../statistics.ts'

const ORGANISATIONS = 40_000
const CALLS = 500
const WARM_UP = 60

/** What may be taken at the 99th percentile, in milliseconds of processor time: the machine may be busy with others. */
const goals = { word: 25, prefix: 25, words: 25, fuzzy: 60, 'fuzzy words': 60, capability: 25, nothing: 25 } as const
const kinds = ['word', 'prefix', 'words', 'fuzzy', 'fuzzy words', 'capability', 'nothing'] as const

const generated = (): readonly SearchDocument[] => {
  const random = seededRandom(7)
  return generateRegister({ count: ORGANISATIONS, seed: 1, asOf: '2026-01-01T00:00:00.000Z' }).map((row) => {
    const { key, aliases, name, kind, category, sectors, status, language } = row
    const profile = generateProfile(random, { sector: sectors[0] ?? '', language, kind })
    const { openToInvitations: open, ...rest } = profile
    return { key, aliases, name, kind, category, sectors, status, ...rest, open }
  })
}

/** A letter of the word is another one. */
const mistyped = (random: Random, word: string): string => {
  const at = 1 + random.below(Math.max(1, word.length - 2))
  return `${word.slice(0, at)}${/[а-я]/.test(word) ? 'ж' : 'q'}${word.slice(at + 1)}`
}

const askers = (random: Random, documents: readonly SearchDocument[]) => {
  const word = (): string => {
    const words = wordsOf(random.oneOf(documents).name, 'dropped').filter(({ written }) => /^\p{L}{4,}$/u.test(written))
    return words.length > 0 ? random.oneOf(words).written : word()
  }
  const several = (one: () => string): string => Array.from({ length: 2 + random.below(2) }, one).join(' ')
  return {
    word,
    prefix: () => word().slice(0, 2 + random.below(4)),
    words: () => several(word),
    fuzzy: () => mistyped(random, word()),
    'fuzzy words': () => several(() => mistyped(random, word())),
    capability: () => random.oneOf(random.oneOf(taxonomy)[random.chance(0.5) ? 'ru' : 'en']),
    nothing: () => '',
  } as const
}

const timed = async <T>(work: () => Promise<T>): Promise<readonly [T, number]> => {
  const begun = performance.now()
  return [await work(), performance.now() - begun]
}

const loadedSearch = async (documents: readonly SearchDocument[]): Promise<OrganisationSearch> => {
  const [bytes, written] = await timed(() => writeSnapshot(documents, 1))
  const before = process.memoryUsage().rss
  const [search, loaded] = await timed(async () => {
    const snapshot = await readSnapshot(bytes)
    if (!snapshot) throw new Error('the snapshot is of another format')
    return organisationSearch(snapshot)
  })
  printTable(
    `Snapshot of ${ORGANISATIONS} generated organisations`,
    ['', 'measured'],
    [
      ['size, MB (brotli)', (bytes.length / 1e6).toFixed(2)],
      ['built and written, ms', written.toFixed(0)],
      ['read and ready, ms', loaded.toFixed(0)],
      ['memory more, MB', ((process.memoryUsage().rss - before) / 1e6).toFixed(0)],
    ],
  )
  return search
}

/** How long searches for such words take, in milliseconds: of the processor, and of the wall. */
const timesOf = async ({ port }: OrganisationSearch, words: () => string) => {
  const wall: number[] = []
  const processor: number[] = []
  for (let call = -WARM_UP; call < CALLS; call += 1) {
    const question = { words: words(), filters: {}, from: 0, limit: 20 }
    const before = process.threadCpuUsage()
    const [, taken] = await timed(() => port.search(question))
    const { user, system } = process.threadCpuUsage(before)
    if (call < 0) continue
    wall.push(taken)
    processor.push((user + system) / 1000)
  }
  return { wall, processor }
}

/** Prints how large a snapshot of 40,000 organisations is, how long it takes to write and load, and how long searches take; gives what is too slow. */
export const speed = async (): Promise<readonly string[]> => {
  const documents = generated()
  const search = await loadedSearch(documents)
  const ask = askers(seededRandom(3), documents)
  const wrong: string[] = []
  const lines: (string | number)[][] = []
  for (const kind of kinds) {
    const { wall, processor } = await timesOf(search, ask[kind])
    const p99 = percentile(processor, 0.99)
    const shown = [percentile(processor, 0.5), p99, percentile(wall, 0.5), percentile(wall, 0.99)]
    lines.push([kind, ...shown.map((milliseconds) => milliseconds.toFixed(1))])
    if (p99 > goals[kind])
      wrong.push(`a search by ${kind} takes ${p99.toFixed(1)} ms of processor time at p99, not ${goals[kind]}`)
  }
  printTable(
    `Searches of ${ORGANISATIONS} organisations in the warm function, ${CALLS} each, ms`,
    ['', 'cpu p50', 'cpu p99', 'wall p50', 'wall p99'],
    lines,
  )
  return wrong
}
