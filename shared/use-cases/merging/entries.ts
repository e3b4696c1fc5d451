import type { Merge } from '../../domain/merge.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { asRead, type Change } from '../../items/merge-item.ts'
import {
  aliasItem,
  aliasKey,
  mergedItem,
  organisationFrom,
  organisationKey,
  stirring,
} from '../../items/organisation-item.ts'
import { askedOn, senderKey, takeFromAllowance } from '../../items/sender-item.ts'
import type { Moment } from '../../domain/time.ts'
import type { Item, Table, Write } from '../../stores/table.ts'

/** An organisation can bear so many further identifiers. */
const MOST_ALIASES = 10

const KEPT_COUNT = '_merged'

/** How many entries have been merged into the one in an item. */
export const mergedInto = (item: Item): number => (typeof item[KEPT_COUNT] === 'number' ? item[KEPT_COUNT] : 0)

const withdrawn = ({ losing, keeping, id }: Merge): Item => mergedItem(losing, keeping, id)

const unite = (keeping: Organisation, losing: Organisation): readonly string[] =>
  [...new Set([...keeping.aliases, ...losing.aliases])].slice(0, MOST_ALIASES)

/** The entry as it was, for the undoing. */
export const entryChange = (merge: Merge, losing: Item): Change => ({ before: losing, after: withdrawn(merge) })

/** Makes one entry of two: the old key and its further identifiers lead to the kept one, whose applications hear of it. */
export const uniteEntries = (merge: Merge, losing: Item, keeping: Item): readonly Write[] => {
  const [one, other] = [organisationFrom(losing), organisationFrom(keeping)]
  if (!one || !other) throw new Error('both entries are organisations')
  return [
    { put: withdrawn(merge), when: asRead(losing) },
    { put: aliasItem(merge.losing, merge.keeping), when: [{ attribute: 'pk', exists: false }] },
    { check: aliasKey(merge.keeping), when: [{ attribute: 'pk', exists: false }] },
    ...one.aliases.map((alias): Write => ({
      put: aliasItem(alias, merge.keeping),
      when: [{ attribute: 'organisation', is: merge.losing }],
    })),
    {
      update: organisationKey(merge.keeping),
      set: { aliases: unite(other, one), ...stirring(merge.keeping, merge.at) },
      add: { [KEPT_COUNT]: 1 },
      when: [
        { attribute: 'asOf', is: other.asOf },
        { attribute: 'entity', is: 'Organisation' },
      ],
    },
  ]
}

/** Makes two entries of one again; what the kept one became meanwhile it stays, but for the other's identifiers. */
export const partEntries = (merge: Merge, losing: Item, keeping: Item, now: Moment): readonly Write[] => {
  const [one, other] = [organisationFrom(losing), organisationFrom(keeping)]
  if (!one || !other) throw new Error('both entries are organisations')
  return [
    { put: { ...losing, ...stirring(merge.losing, now) }, when: [{ attribute: 'mergeId', is: merge.id }] },
    { delete: aliasKey(merge.losing), when: [{ attribute: 'organisation', is: merge.keeping }] },
    ...one.aliases.map((alias): Write => ({
      put: aliasItem(alias, merge.losing),
      when: [{ attribute: 'organisation', is: merge.keeping }],
    })),
    {
      update: organisationKey(merge.keeping),
      set: { aliases: other.aliases.filter((alias) => !one.aliases.includes(alias)), ...stirring(merge.keeping, now) },
      ...(mergedInto(keeping) > 1 ? { add: { [KEPT_COUNT]: -1 } } : { remove: [KEPT_COUNT] }),
      when: [
        { attribute: 'asOf', is: other.asOf },
        { attribute: KEPT_COUNT, is: mergedInto(keeping) },
      ],
    },
  ]
}

/** Adds what one has asked today to what the other has, or takes it away again (sign -1): nobody gets two allowances by a merge. */
export const shareAllowance = async (
  table: Pick<Table, 'get'>,
  { losing, keeping }: Merge,
  now: Moment,
): Promise<readonly Write[]> => {
  const asked = askedOn(await table.get(senderKey(losing, now)))
  return asked === 0 ? [] : [takeFromAllowance(keeping, asked, Number.MAX_SAFE_INTEGER, now)]
}
