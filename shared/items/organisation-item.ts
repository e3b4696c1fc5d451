import * as z from 'zod'
import { shardOf } from '../domain/counts.ts'
import { nameKey, searchName } from '../domain/names.ts'
import { organisationSchema, type Organisation } from '../domain/organisation.ts'
import type { Moment } from '../domain/time.ts'
import { textAt } from '../stores/keys.ts'
import type { Item, Key, Test, Update } from '../stores/table.ts'
import { entity } from './entity.ts'

/** The key of an organisation's item, and of the placeholder that awaits it. */
export const organisationKey = (key: string): Key => ({ pk: `ORG#${key}`, sk: 'ORG' })

/** The key of the item that leads from an alias (OGRN, VAT, a merged key) to the organisation. */
export const aliasKey = (alias: string): Key => ({ pk: `ALIAS#${alias}`, sk: 'ALIAS' })

/** The partitions that the register is listed in, in the order of names. */
export const registerPartitions = (category?: string): readonly string[] =>
  Array.from({ length: 8 }, (_, shard) => (category ? `ORGS#${category}#${shard}` : `ORGS#${shard}`))

const organisations = entity('Organisation', organisationSchema, (organisation) => {
  const shard = shardOf(organisation.key)
  const sort = `${searchName(organisation.name)}#${organisation.key}`
  return {
    ...organisationKey(organisation.key),
    gsi1pk: namesakesOf(organisation.name).pk,
    gsi1sk: organisation.key,
    gsi2pk: `ORGS#${shard}`,
    gsi2sk: sort,
    gsi5pk: `ORGS#${organisation.category}#${shard}`,
    gsi5sk: sort,
  }
})

/** Where the organisations of one name are: a partition for each name, as it reads to a person. */
export const namesakesOf = (name: string) => ({ index: 'gsi1', pk: `NAMED#${nameKey(name)}` }) as const

/** The partitions of the sparse index of organisations whose change nobody has heard of yet. */
export const stirPartitions: readonly string[] = Array.from({ length: 8 }, (_, shard) => `STIRS#${shard}`)

/**
 * What marks a change that applications must hear of (an organisation arrived, or its status, kind or reachability changed):
 * the stream's filter reads `_stirs`, the sweep the index, in which it stays until somebody has heard.
 */
export const stirring = (key: string, at: Moment) => ({
  _stirs: true,
  gsi4pk: `STIRS#${shardOf(key)}`,
  gsi4sk: `${at}#${key}`,
})

/** Takes the mark of a change away that has been heard of, unless another has come since; undefined where there is none. */
export const heard = (item: Item | undefined): Update | undefined => {
  const mark = item && textAt(item, 'gsi4sk')
  if (!item || !mark) return undefined
  return {
    update: { pk: item.pk, sk: item.sk },
    set: { _stirs: false },
    remove: ['gsi4pk', 'gsi4sk'],
    when: [{ attribute: 'gsi4sk', is: mark }],
  }
}

/** The item of an organisation; `stirs` says whether applications must hear of this write, which is made at a moment. */
export const organisationItem = (organisation: Organisation, stirs: boolean, at: Moment = organisation.asOf): Item => ({
  ...organisations.item(organisation),
  _search: searchName(organisation.name),
  ...(stirs ? stirring(organisation.key, at) : { _stirs: false }),
})

/** The organisation in an item; undefined where there is none, or only a placeholder. */
export const organisationFrom = (item: Item | undefined): Organisation | undefined =>
  item?.['entity'] === 'Organisation' ? organisations.from(item) : undefined

/** Changes an organisation's status as it was read, and nothing else: a bounce may have marked its address meanwhile. Its applications hear of it. */
export const correctOrganisation = (
  before: Organisation,
  change: Pick<Organisation, 'status' | 'statusSince' | 'asOf'>,
): Update => ({
  update: organisationKey(before.key),
  set: { ...change, ...stirring(before.key, change.statusSince) },
  when: [
    { attribute: 'asOf', is: before.asOf },
    { attribute: 'status', is: before.status },
  ],
})

/** That nobody has changed meanwhile what the organisation sets itself. */
export const ownFieldsStand = ({ ownVersion }: Organisation): Test =>
  ownVersion === undefined ? { attribute: 'ownVersion', exists: false } : { attribute: 'ownVersion', is: ownVersion }

/** Changes what an organisation sets itself, as it was read, and nothing else of it. */
export const changeOwn = (
  before: Organisation,
  { contactEmail, language, ownFields = [], ownVersion = 1 }: Organisation,
): Update => ({
  update: organisationKey(before.key),
  set: { language, ownFields, ownVersion, ...(contactEmail === undefined ? {} : { contactEmail }) },
  remove: contactEmail === undefined ? ['contactEmail'] : [],
  when: [ownFieldsStand(before), { attribute: 'entity', is: 'Organisation' }],
})

/** Gives an organisation another registered address in place of the one that was read. Its applications hear of it; older files say nothing of it any more. */
export const changeRegisteredEmail = (before: Organisation, registeredEmail: string, now: Moment): Update => ({
  update: organisationKey(before.key),
  set: { registeredEmail, registeredEmailSince: now, asOf: now, ...stirring(before.key, now) },
  remove: ['undeliverableSince'],
  when: [
    { attribute: 'asOf', is: before.asOf },
    before.registeredEmail === undefined
      ? { attribute: 'registeredEmail', exists: false }
      : { attribute: 'registeredEmail', is: before.registeredEmail },
  ],
})

/** A placeholder for an organisation that is listed before it is in the register: its arrival then stirs. */
export const awaitedItem = (key: string): Item => ({ ...organisationKey(key), entity: 'AwaitedOrganisation' })

/** Whether the item is such a placeholder. */
export const isAwaited = (item: Item | undefined): boolean => item?.['entity'] === 'AwaitedOrganisation'

/** What is left of an entry that was merged into another one: nobody finds it but by the key itself, which is an alias now. */
export const mergedItem = (key: string, into: string, mergeId: string): Item => ({
  ...organisationKey(key),
  entity: 'MergedOrganisation',
  into,
  mergeId,
})

/** Which key was merged into which, where the item is what is left of such an entry. */
export const mergedEntry = (item: Item): { readonly key: string; readonly into: string } | undefined =>
  item['entity'] === 'MergedOrganisation'
    ? { key: item.pk.slice('ORG#'.length), into: textAt(item, 'into') }
    : undefined

/** The item of an alias. */
export const aliasItem = (alias: string, organisation: string): Item => ({
  ...aliasKey(alias),
  entity: 'Alias',
  organisation,
})

const aliasSchema = z.object({ organisation: z.string() })

/** The key of the organisation that an alias item leads to. */
export const aliasTarget = (item: Item): string => aliasSchema.parse(item).organisation
