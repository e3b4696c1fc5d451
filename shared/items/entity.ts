import type * as z from 'zod'
import type { Item, Key, Value } from '../stores/table.ts'

/** Attributes that belong to the table and not to the value: keys, index keys, the entity's name, expiry, bookkeeping. */
const OWN = /^(pk|sk|gsi\d(pk|sk)|entity|ttl|_.*)$/

/** The attributes of an object, without those that are undefined. */
export const attributes = (value: object): { readonly [name: string]: Value } =>
  Object.fromEntries(Object.entries(value).filter(([, attribute]) => attribute !== undefined))

/**
 * How values of a schema lie in the table: `item` gives the item (its keys from `keys`), `from` parses one back.
 * `from` throws a ZodError for an item that does not fit: our fault, never the caller's.
 */
export const entity = <S extends z.ZodType<object>>(
  name: string,
  schema: S,
  keys: (value: z.output<S>) => Key & { readonly [name: string]: Value | undefined },
) => ({
  item: (value: z.output<S>): Item => {
    const { pk, sk, ...others } = keys(value)
    return { ...attributes(value), ...attributes(others), pk, sk, entity: name }
  },
  from: (item: Item): z.output<S> =>
    schema.parse(Object.fromEntries(Object.entries(item).filter(([attribute]) => !OWN.test(attribute)))),
})
