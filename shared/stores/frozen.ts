import type { Value } from './table.ts'

type Attributes = { readonly [name: string]: Value }

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

const isPlain = (value: Attributes): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(value))

const frozenValue = (value: Value): Value => {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value
  if (typeof value !== 'object') throw new TypeError(`the table cannot hold ${value}`)
  if (isList(value)) return Object.freeze(value.filter((each) => each !== undefined).map(frozenValue))
  if (!isPlain(value)) throw new TypeError('the table cannot hold an instance of a class')
  return frozen(value)
}

/** A deep copy that nobody can change, as DynamoDB would give it back: undefined is left out, what is not JSON throws a TypeError. */
export const frozen = (attributes: Attributes): Attributes =>
  Object.freeze(
    Object.fromEntries(
      Object.entries(attributes)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, frozenValue(value)]),
    ),
  )
