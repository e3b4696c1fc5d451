import * as z from 'zod'
import {
  extractMemberSchema,
  extractSchema,
  MEMBERS_A_PART,
  type RegisterExtract,
  type ExtractMember,
} from '../domain/extract.ts'
import { inBatches } from '../stores/in-batches.ts'
import type { Item, Key, Put } from '../stores/table.ts'
import { entity } from './entity.ts'

/** The key of an extract. */
export const extractKey = (code: string): Key => ({ pk: `EXTRACT#${code}`, sk: 'EXTRACT' })

const extracts = entity('Extract', extractSchema, (extract) => extractKey(extract.code))

/** The extract in an item. */
export const extractFrom = extracts.from

const partKey = (code: string, part: number): Key => ({
  pk: `EXTRACT#${code}`,
  sk: `PART#${String(part).padStart(3, '0')}`,
})

const partSchema = z.strictObject({ members: z.array(extractMemberSchema) })

/** The keys of an extract's lists of members, in their order. */
export const extractPartKeys = ({ code, parts }: RegisterExtract): readonly Key[] =>
  Array.from({ length: parts }, (_, part) => partKey(code, part))

/** The members in an item of such a list. */
export const extractMembersFrom = (item: Item): readonly ExtractMember[] =>
  entity('ExtractPart', partSchema, () => ({ pk: item.pk, sk: item.sk })).from(item).members

/** Writes an extract with its members; once, for nothing in it ever changes. */
export const putExtract = (extract: RegisterExtract, members: readonly ExtractMember[]): readonly Put[] => [
  { put: extracts.item(extract), when: [{ attribute: 'pk', exists: false }] },
  ...inBatches(members, MEMBERS_A_PART).map((batch, part) => ({
    put: { ...partKey(extract.code, part), entity: 'ExtractPart', members: [...batch] },
  })),
]
