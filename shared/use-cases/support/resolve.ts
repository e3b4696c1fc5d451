import { parseIdentifier } from '../../domain/identifiers/index.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { aliasKey, aliasTarget, organisationFrom, organisationKey } from '../../items/organisation-item.ts'
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

/** The organisations of the register by their keys; those it does not have are missing from the map. */
export const organisationsByKey = async (
  table: Pick<Table, 'getMany'>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Organisation>> => {
  const items = await table.getMany([...new Set(keys)].map(organisationKey))
  const organisations = items.map(organisationFrom).filter((organisation) => organisation !== undefined)
  return new Map(organisations.map((organisation) => [organisation.key, organisation]))
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
