import { after, type Moment } from '../domain/time.ts'
import { registerPartitions } from '../items/organisation-item.ts'
import { noteSnapshot, searchHeadFrom, searchHeadKey, type SearchHead } from '../items/search-item.ts'
import type { SearchDocument } from '../search/document.ts'
import { readDocuments, SNAPSHOT_PATH, writeSnapshot } from '../search/snapshot.ts'
import type { Files } from '../stores/files.ts'
import { textAt } from '../stores/keys.ts'
import { queryAll } from '../stores/query-all.ts'
import type { Table } from '../stores/table.ts'
import { manySearchDocuments, readSearchLog } from './support/search-documents.ts'

/** What building a snapshot needs. */
export type BuildSnapshotDeps = {
  readonly table: Pick<Table, 'get' | 'getMany' | 'query' | 'write'>
  readonly files: Pick<Files, 'facts' | 'read' | 'write'>
}

/** `always`: also where little is new; `fromScratch`: from the register, not from the snapshot before. */
export type BuildSnapshot = { readonly now: Moment; readonly how?: 'always' | 'fromScratch' | undefined }

/** What became of it. */
export type BuiltSnapshot = {
  readonly outcome: 'fresh' | 'advanced' | 'rebuilt'
  readonly documents?: number
  readonly bytes?: number
}

type Documents = ReadonlyMap<string, SearchDocument | undefined>

/** So much may wait in the log: readers take it in beside the snapshot. */
const MOST_CHANGES = 300
const LONGEST = { minutes: 15 }

/** The register's index may be behind the log; so many entries are looked at again. */
const OVERLAP = 100
const PAGE = 200

const isFresh = ({ sequence, changes, snapshot }: SearchHead, now: Moment): boolean => {
  if (!snapshot) return false
  if (sequence === snapshot.sequence) return true
  return changes - snapshot.changes < MOST_CHANGES && now < after(snapshot.at, LONGEST)
}

/** Brings documents up to a number of the log; undefined where entries are gone that would be needed. */
const advance = async (
  { table }: BuildSnapshotDeps,
  documents: Documents,
  from: number,
  to: number,
): Promise<Documents | undefined> => {
  const keys = new Set<string>()
  for (let reached = from; reached < to;) {
    const { entries, gap } = await readSearchLog(table, reached, PAGE)
    const last = entries.at(-1)
    if (gap || !last) return undefined
    for (const entry of entries) for (const key of entry.keys) keys.add(key)
    reached = last.sequence
  }
  return new Map([...documents, ...(await manySearchDocuments(table, [...keys]))])
}

const wholeRegister = async (deps: BuildSnapshotDeps, head: SearchHead): Promise<Documents> => {
  const pages = await Promise.all(registerPartitions().map((pk) => queryAll(deps.table, { index: 'gsi2', pk })))
  const keys = pages.flat().map((item) => textAt(item, 'pk').slice('ORG#'.length))
  const documents = await manySearchDocuments(deps.table, keys)
  const overlap = await advance(deps, documents, Math.max(0, head.sequence - OVERLAP), head.sequence)
  return overlap ?? documents
}

const before = async ({ files }: BuildSnapshotDeps) =>
  (await files.facts(SNAPSHOT_PATH)) ? readDocuments(await files.read(SNAPSHOT_PATH)) : undefined

/**
 * Builds the snapshot of the search where enough has changed: the one before with what the log says since, or everything from the
 * register, page by page. Both give the same bytes. A snapshot of another format, or a log with a gap, makes it begin from scratch.
 */
export const makeBuildSearchSnapshot =
  (deps: BuildSnapshotDeps) =>
  async ({ now, how }: BuildSnapshot): Promise<BuiltSnapshot> => {
    const { table, files } = deps
    const head = searchHeadFrom(await table.get(searchHeadKey))
    if (!how && isFresh(head, now)) return { outcome: 'fresh' }
    const known = how === 'fromScratch' ? undefined : await before(deps)
    const documents = new Map(known?.documents.map((document) => [document.key, document] as const))
    const advanced = known && (await advance(deps, documents, known.sequence, head.sequence))
    const all = advanced ?? (await wholeRegister(deps, head))
    const found = [...all.values()].filter((document) => document !== undefined)
    const bytes = await writeSnapshot(found, head.sequence)
    await files.write(SNAPSHOT_PATH, bytes)
    await table.write([noteSnapshot(head, now)])
    return { outcome: advanced ? 'advanced' : 'rebuilt', documents: found.length, bytes: bytes.length }
  }
