import { keyNames, keyOf, keyText } from './keys.ts'
import type { Condition, Key, Query, Update, Write } from './table.ts'

/** How many members DynamoDB takes in a transaction. */
const LARGEST_TRANSACTION = 100
/** How many values DynamoDB takes in an IN list. */
const LONGEST_LIST = 100

const refuse = (why: string): never => {
  throw new RangeError(why)
}

const assertKey = ({ pk, sk }: Key): void => {
  if (pk === '' || sk === '') refuse('a key is empty')
}

const assertCondition = (condition: Condition): void => {
  for (const test of condition) {
    if ('oneOf' in test && (test.oneOf.length === 0 || test.oneOf.length > LONGEST_LIST))
      refuse(`oneOf takes 1 to ${LONGEST_LIST} values, not ${test.oneOf.length}`)
    if (!('anyOf' in test)) continue
    if (test.anyOf.length === 0) refuse('anyOf has nothing to choose from')
    for (const branch of test.anyOf) {
      if (branch.length === 0) refuse('a branch of anyOf demands nothing')
      assertCondition(branch)
    }
  }
}

const assertUpdate = ({ set, setIfAbsent, add, remove }: Update): void => {
  const changed = [...[set, setIfAbsent, add].flatMap((part) => Object.keys(part ?? {})), ...(remove ?? [])]
  if (changed.length === 0) refuse('an update changes nothing')
  if (new Set(changed).size < changed.length) refuse(`an update changes an attribute twice: ${changed.join(', ')}`)
  if (changed.includes('pk') || changed.includes('sk')) refuse('an update changes the key')
}

/** Refuses, with a RangeError, members that DynamoDB would not take together or at all. */
export const assertWrites = (writes: readonly Write[]): void => {
  if (writes.length > LARGEST_TRANSACTION)
    refuse(`a transaction has at most ${LARGEST_TRANSACTION} members, not ${writes.length}`)
  const keys = writes.map(keyOf)
  if (new Set(keys.map(keyText)).size < keys.length) refuse('a transaction names one item twice')
  keys.forEach(assertKey)
  for (const write of writes) {
    if ('update' in write) assertUpdate(write)
    if ('check' in write && write.when.length === 0) refuse('a check demands nothing')
    assertCondition(write.when ?? [])
  }
}

const attributesOf = (condition: Condition): string[] =>
  condition.flatMap((test) => ('anyOf' in test ? test.anyOf.flatMap(attributesOf) : [test.attribute]))

/** Refuses, with a RangeError, a query that DynamoDB would not answer: it filters by no key, and begins where it was. */
export const assertQuery = ({ index, pk, atMost, limit, start, where = [] }: Query): void => {
  const names = keyNames(index)
  if (pk === '' || atMost === '') refuse('a key is empty')
  if (limit !== undefined && !(Number.isInteger(limit) && limit > 0)) refuse(`a page cannot have ${limit} items`)
  if (start && start[names.pk] !== pk) refuse('a page begins in another partition')
  if (start && ['pk', 'sk', names.sk].some((name) => start[name] === undefined)) refuse('a page begins nowhere')
  if (attributesOf(where).some((attribute) => attribute === names.pk || attribute === names.sk))
    refuse('a filter names a key of what is queried')
  assertCondition(where)
}
