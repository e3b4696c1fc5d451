import * as z from 'zod'
import type { Organisation } from '../../domain/organisation.ts'
import { changeableFields, type RegisterChange } from '../../domain/register-change.ts'
import {
  aliasItem,
  aliasKey,
  organisationItem,
  organisationKey,
  ownFieldsStand,
} from '../../items/organisation-item.ts'
import type { Moment } from '../../domain/time.ts'
import type { Item, Update, Write } from '../../stores/table.ts'

const stampSchema = z.object({
  importId: z.string(),
  line: z.int(),
  verdict: z.enum(['new', 'changed']),
  fields: z.array(z.enum(changeableFields)),
  listed: z.int(),
})

/** Remembers in an organisation's item which row of which import wrote it: a row that is applied again after a kill has the same verdict. */
export type Stamp = z.infer<typeof stampSchema>

/** The stamp in an item, if the item was last written by that row. */
export const stampIn = (item: Item | undefined, importId: string, line: number): Stamp | undefined => {
  const stamp = item?.['_import'] === undefined ? undefined : stampSchema.parse(item['_import'])
  return stamp?.importId === importId && stamp.line === line ? stamp : undefined
}

const aliasWrites = (key: string, before: readonly string[], next: readonly string[]): readonly Write[] => [
  ...next
    .filter((alias) => !before.includes(alias))
    .map((alias) => ({
      put: aliasItem(alias, key),
      when: [{ anyOf: [[{ attribute: 'pk', exists: false }], [{ attribute: 'organisation', is: key }]] }],
    })),
  ...before
    .filter((alias) => !next.includes(alias))
    .map((alias) => ({ delete: aliasKey(alias), when: [{ attribute: 'organisation', is: key }] })),
]

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Changes only what differs, so that what others write into the same item meanwhile is kept, and the mark of a change nobody has heard of yet. */
const updateOf = (before: Item, next: Item, stored: Organisation): Update => {
  const { pk, sk, ...attributes } = next
  const { registeredEmail } = stored
  return {
    update: { pk, sk },
    set: Object.fromEntries(Object.entries(attributes).filter(([name, value]) => !isSame(before[name], value))),
    remove: Object.keys(before).filter((name) => !/^(_|gsi4)/.test(name) && next[name] === undefined),
    when: [
      { attribute: 'asOf', is: stored.asOf },
      { attribute: 'status', is: stored.status },
      ownFieldsStand(stored),
      registeredEmail === undefined
        ? { attribute: 'registeredEmail', exists: false }
        : { attribute: 'registeredEmail', is: registeredEmail },
    ],
  }
}

/** What a row found under its key: the item, and the organisation in it unless it is only a placeholder. */
export type Found = { readonly item: Item | undefined; readonly stored: Organisation | undefined }

/**
 * The writes of an organisation with its aliases that an import's row or, without a stamp, an officer makes or changes, on condition that it is still as it was found: in particular that no
 * placeholder has come into its place.
 */
export const organisationWrites = (
  change: Extract<RegisterChange, { verdict: 'new' | 'changed' }>,
  { item, stored }: Found,
  stamp: Stamp | undefined,
  now: Moment,
): readonly Write[] => {
  const { organisation, stirs } = change
  const next = { ...organisationItem(organisation, stirs, now), ...(stamp ? { _import: stamp } : {}) }
  const aliases = aliasWrites(organisation.key, stored?.aliases ?? [], organisation.aliases)
  if (stored && item) return [updateOf(item, next, stored), ...aliases]
  const isAsFound = item ? { attribute: 'entity', is: 'AwaitedOrganisation' } : { attribute: 'pk', exists: false }
  return [{ put: next, when: [isAsFound] }, ...aliases]
}

/** Moves an organisation's moment on, because a newer row says the same of it. */
export const confirm = (stored: Organisation, { asOf }: Organisation): Update => ({
  update: organisationKey(stored.key),
  set: { asOf, _stirs: false },
  when: [{ attribute: 'asOf', is: stored.asOf }],
})
