import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { convertToAttr } from '@aws-sdk/util-dynamodb'
import type { Condition, Test, Update, Value } from './table.ts'

/** Gives out placeholders for the names and values of one request, and tells in the end what they stand for. */
export type Placeholders = {
  readonly name: (attribute: string) => string
  readonly value: (value: Value) => string
  readonly filled: () => {
    ExpressionAttributeNames?: Record<string, string>
    ExpressionAttributeValues?: Record<string, AttributeValue>
  }
}

/** Placeholders of a new request. DynamoDB refuses empty maps, so those are left out. */
export const placeholders = (): Placeholders => {
  const names = new Map<string, string>()
  const values: Record<string, AttributeValue> = {}
  return {
    name: (attribute) => {
      const placeholder = names.get(attribute) ?? `#${names.size}`
      names.set(attribute, placeholder)
      return placeholder
    },
    value: (value) => {
      const placeholder = `:${Object.keys(values).length}`
      values[placeholder] = convertToAttr(value, { removeUndefinedValues: true })
      return placeholder
    },
    filled: () => ({
      ...(names.size > 0 && {
        ExpressionAttributeNames: Object.fromEntries([...names].map(([name, placeholder]) => [placeholder, name])),
      }),
      ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    }),
  }
}

const testExpression = (test: Test, slots: Placeholders): string => {
  if ('anyOf' in test) {
    // DynamoDB refuses redundant parentheses; AND binds closer than OR, so the branches need none.
    const branches = test.anyOf.map((condition) => conditionExpression(condition, slots)).join(' OR ')
    return test.anyOf.length > 1 ? `(${branches})` : branches
  }
  const { name, value } = slots
  const attribute = name(test.attribute)
  if ('exists' in test) return `${test.exists ? 'attribute_exists' : 'attribute_not_exists'}(${attribute})`
  if ('is' in test) return `${attribute} = ${value(test.is)}`
  if ('isNot' in test) return `${attribute} <> ${value(test.isNot)}`
  if ('oneOf' in test) return `${attribute} IN (${test.oneOf.map(value).join(', ')})`
  if ('below' in test) return `${attribute} < ${value(test.below)}`
  if ('atLeast' in test) return `${attribute} >= ${value(test.atLeast)}`
  return `contains(${attribute}, ${value(test.contains)})`
}

/** A condition in DynamoDB's expression language; undefined if it demands nothing. */
export const conditionExpression = (condition: Condition | undefined, slots: Placeholders): string | undefined =>
  condition?.map((test) => testExpression(test, slots)).join(' AND ') || undefined

const clause = (keyword: string, actions: readonly string[]): string[] =>
  actions.length > 0 ? [`${keyword} ${actions.join(', ')}`] : []

/** The changes of an update in DynamoDB's expression language. `ADD` takes an absent attribute for 0. */
export const updateExpression = (update: Update, { name, value }: Placeholders): string => {
  const set = Object.entries(update.set ?? {}).map(([to, what]) => `${name(to)} = ${value(what)}`)
  const defaults = Object.entries(update.setIfAbsent ?? {}).map(
    ([to, what]) => `${name(to)} = if_not_exists(${name(to)}, ${value(what)})`,
  )
  const add = Object.entries(update.add ?? {}).map(([to, what]) => `${name(to)} ${value(what)}`)
  return [
    ...clause('SET', [...set, ...defaults]),
    ...clause('ADD', add),
    ...clause('REMOVE', (update.remove ?? []).map(name)),
  ].join(' ')
}
