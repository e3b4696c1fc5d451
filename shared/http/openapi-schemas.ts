import * as z from 'zod'

/** A JSON object. */
export type Json = { readonly [name: string]: unknown }

/** Gives the JSON Schema of a schema, as what comes in or as what goes out. */
export type DescribeSchema = (schema: z.ZodType, io: 'input' | 'output') => Json

const record = z.record(z.string(), z.unknown())

/** The value if it is an object, else an empty one. */
export const asRecord = (value: unknown): Json => record.catch({}).parse(value)

const DEFINITIONS = '#/$defs/'

/** Refers to components in place of definitions, and leaves out the names, which zod writes into the schemas. */
const refer = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(refer)
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.entries(value).filter(([name, part]) => name !== 'id' || typeof part !== 'string')
  return Object.fromEntries(
    parts.map(([name, part]) => [
      name,
      name === '$ref' && typeof part === 'string' ? part.replace(DEFINITIONS, '#/components/schemas/') : refer(part),
    ]),
  )
}

/** What a reader need not see: patterns of formats that have a name, and the limits of whole numbers in JavaScript. */
const shorten = ({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void => {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
}

/** A describer, with the schemas that have names as it meets them; a name that stands for two shapes is a mistake of ours. */
export const schemaDescriber = (): { readonly describe: DescribeSchema; readonly named: ReadonlyMap<string, Json> } => {
  const named = new Map<string, Json>()
  const keep = (name: string, schema: Json): void => {
    const before = named.get(name)
    if (before && JSON.stringify(before) !== JSON.stringify(schema)) throw new Error(`two schemas are named ${name}`)
    named.set(name, schema)
  }
  const describe: DescribeSchema = (schema, io) => {
    const described = z.toJSONSchema(schema, { io, unrepresentable: 'any', override: shorten })
    const { $schema: _, $defs, ...rest } = described
    for (const [name, part] of Object.entries($defs ?? {})) keep(name, asRecord(refer(part)))
    const plain = asRecord(refer(rest))
    if (described.id === undefined) return plain
    keep(described.id, plain)
    return { $ref: `#/components/schemas/${described.id}` }
  }
  return { describe, named }
}
