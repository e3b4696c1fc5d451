import type { IndexName, Item, Key, Value, Write } from './table.ts'

/** The names of the two attributes that a table or an index is sorted by. */
export type KeyNames = { readonly pk: string; readonly sk: string }

/** All the indexes that the table has. */
export const indexNames: readonly IndexName[] = ['gsi1', 'gsi2', 'gsi3', 'gsi4', 'gsi5']

/** The key attributes of an index, or of the table itself. */
export const keyNames = (index?: IndexName): KeyNames => ({ pk: `${index ?? ''}pk`, sk: `${index ?? ''}sk` })

/** The key without whatever else the object carries. */
export const keyOnly = ({ pk, sk }: Key): Key => ({ pk, sk })

/** The key of the item that a write is about. */
export const keyOf = (write: Write): Key => {
  if ('put' in write) return keyOnly(write.put)
  if ('update' in write) return keyOnly(write.update)
  if ('delete' in write) return keyOnly(write.delete)
  return keyOnly(write.check)
}

/** A key as one text, for use in maps and sets. */
export const keyText = ({ pk, sk }: Key): string => JSON.stringify([pk, sk])

/** Compares texts as DynamoDB does, by their UTF-8 bytes; `<` goes by UTF-16 and differs beyond U+D7FF. */
export const compareText = (one: string, other: string): number =>
  one === other ? 0 : Buffer.compare(Buffer.from(one), Buffer.from(other))

/** The text in an attribute; the empty text where there is none. */
export const textAt = (attributes: { readonly [name: string]: Value }, name: string): string => {
  const value = attributes[name]
  return typeof value === 'string' ? value : ''
}

/** Whether attributes read from the database are an item. */
export const isItem = (attributes: { readonly [name: string]: Value }): attributes is Item =>
  typeof attributes['pk'] === 'string' && typeof attributes['sk'] === 'string'
