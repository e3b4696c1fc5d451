import { parseIdentifier } from '../../domain/identifiers/index.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { aliasKey, aliasTarget, mergedEntry, organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import type { Table } from '../../stores/table.ts'

/** What an identifier leads to: nothing (it is broken, or an alias that nobody has), or a key. */
export type Keyed =
  | { readonly given: string; readonly broken: { readonly reason: string; readonly suggestion?: string | undefined } }
  | { readonly given: string; readonly key: string }
  | { readonly given: string; readonly unknownAlias: string }

type WithoutKey = Exclude<Keyed, { key: string }>

/** What an identifier leads to, with the organisation if the register has it. */
export type Resolved =
  | WithoutKey
  | { readonly given: string; readonly key: string; readonly organisation: Organisation | undefined }

const readByKey = async (table: Pick<Table, 'getMany'>, keys: readonly string[]) => {
  const items = await table.getMany([...new Set(keys)].map(organisationKey))
  const organisations = items.map(organisationFrom).filter((organisation) => organisation !== undefined)
  const found = new Map(organisations.map((organisation) => [organisation.key, organisation]))
  return { found, merged: items.flatMap((item) => mergedEntry(item) ?? []) }
}

/**
 * The organisations of the register by their keys; those it does not have are missing from the map. The key of an entry that was merged into
 * another one gives that one: history names it, and what a merge has yet to move.
 */
export const organisationsByKey = async (
  table: Pick<Table, 'getMany'>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Organisation>> => {
  const { found, merged } = await readByKey(table, keys)
  if (merged.length === 0) return found
  const missing = merged.map(({ into }) => into).filter((into) => !found.has(into))
  const kept = new Map([...found, ...(missing.length > 0 ? (await readByKey(table, missing)).found : [])])
  const behind = merged.flatMap(({ key, into }) => {
    const organisation = kept.get(into)
    return organisation ? [[key, organisation] as const] : []
  })
  return new Map([...found, ...behind])
}

/**
 * The same for whoever counts: of several keys that give one organisation, one does, and the others are missing. That is the key of who leads,
 * where it is among them, else the organisation's own.
 */
export const organisationsOnce = async (
  table: Pick<Table, 'getMany'>,
  keys: readonly string[],
  leading: string,
): Promise<ReadonlyMap<string, Organisation>> => {
  const entries = [...(await organisationsByKey(table, keys))]
  const rank = ([key, organisation]: readonly [string, Organisation]): number =>
    key === leading ? 2 : Number(key === organisation.key)
  const best = Map.groupBy(entries, ([, organisation]) => organisation.key)
  return new Map([...best.values()].flatMap((same) => same.toSorted((a, b) => rank(b) - rank(a)).slice(0, 1)))
}

/** Where aliases lead: every key and alias is looked up as an alias first, so that a merged or second identifier counts once. */
const aliasTargets = async (
  table: Pick<Table, 'getMany'>,
  texts: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const items = await table.getMany([...new Set(texts)].map(aliasKey))
  return new Map(items.map((item) => [item.pk.slice('ALIAS#'.length), aliasTarget(item)]))
}

/** The keys that identifiers lead to, in their order: one round of reads, and nothing of the organisations. */
export const keysBehind = async (
  table: Pick<Table, 'getMany'>,
  texts: readonly string[],
): Promise<readonly Keyed[]> => {
  const parsed = texts.map((given) => ({ given, identifier: parseIdentifier(given) }))
  const known = parsed.flatMap(({ identifier }) => (identifier.ok ? [identifier.key] : []))
  const targets = await aliasTargets(table, known)
  return parsed.map(({ given, identifier }) => {
    if (!identifier.ok) return { given, broken: { reason: identifier.reason, suggestion: identifier.suggestion } }
    const target = targets.get(identifier.key)
    if (identifier.role === 'alias' && target === undefined) return { given, unknownAlias: identifier.key }
    return { given, key: target ?? identifier.key }
  })
}

/** Resolves identifiers as people write them, in their order. Two rounds of reads, however many there are. */
export const resolve = async (
  table: Pick<Table, 'getMany'>,
  texts: readonly string[],
): Promise<readonly Resolved[]> => {
  const keyed = await keysBehind(table, texts)
  const keys = keyed.flatMap((one) => ('key' in one ? [one.key] : []))
  const organisations = await organisationsByKey(table, keys)
  return keyed.map((one) => ('key' in one ? { ...one, organisation: organisations.get(one.key) } : one))
}
