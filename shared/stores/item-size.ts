import type { Value } from './table.ts'

const bytes = (text: string): number => Buffer.byteLength(text)

const numberSize = (number: number): number => {
  const digits = Math.abs(number)
    .toString()
    .replace(/e.*$/, '')
    .replaceAll(/^[0.]+|\./g, '').length
  return 1 + Math.ceil(digits / 2) + (number < 0 ? 1 : 0)
}

const sizeOf = (value: Value): number => {
  if (typeof value === 'string') return bytes(value)
  if (typeof value === 'number') return numberSize(value)
  if (typeof value !== 'object' || value === null) return 1
  const members = Object.entries(value).map(
    ([name, member]) => (Array.isArray(value) ? 0 : bytes(name)) + sizeOf(member),
  )
  return members.reduce((sum, size) => sum + size + 1, 3)
}

/** The bytes that DynamoDB counts for an item (Developer Guide, "DynamoDB item sizes and formats"); numbers are approximate there too. */
export const itemSize = (item: { readonly [name: string]: Value }): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + bytes(name) + sizeOf(value), 0)
