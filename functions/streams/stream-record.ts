import { unmarshall, type NativeAttributeValue } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import { followUpOf, type FollowUp } from '../../shared/items/follow-up.ts'
import { isItem } from '../../shared/stores/keys.ts'
import type { Value } from '../../shared/stores/table.ts'

type Marshalled = Parameters<typeof unmarshall>[0]
type Image = { readonly [name: string]: Value }

const imageSchema = z
  .custom<Marshalled>((value) => typeof value === 'object' && value !== null)
  .transform((marshalled): Image => {
    const image: Record<string, NativeAttributeValue> = unmarshall(marshalled)
    return image
  })

const recordSchema = z.object({
  dynamodb: z.object({ NewImage: imageSchema.optional(), OldImage: imageSchema.optional() }),
})

/** One record of the table's stream: which it is, what must follow (undefined: nothing), or why it cannot be read. */
export type Read = { readonly sequenceNumber: string } & (
  | { readonly followUp: FollowUp | undefined }
  | { readonly unreadable: unknown }
)

type Numbered = { readonly dynamodb?: { readonly SequenceNumber?: string | undefined } | undefined }

/** A record as what it changed, or why it cannot be read; the second reader of the stream sees it so. */
export const readChange = (
  record: Numbered,
): { readonly sequenceNumber: string } & (
  | { readonly change: { readonly after: Image | undefined; readonly before: Image | undefined } }
  | { readonly unreadable: unknown }
) => {
  const sequenceNumber = record.dynamodb?.SequenceNumber ?? ''
  try {
    const { NewImage, OldImage } = recordSchema.parse(record).dynamodb
    return { sequenceNumber, change: { after: NewImage, before: OldImage } }
  } catch (error) {
    return { sequenceNumber, unreadable: error }
  }
}

const followUpIn = (record: unknown): FollowUp | undefined => {
  const { NewImage, OldImage } = recordSchema.parse(record).dynamodb
  if (!NewImage) return undefined
  if (!isItem(NewImage)) throw new TypeError('an item without a key came out of the stream')
  return followUpOf(NewImage, OldImage)
}

/** Reads a record of the table's stream; what does not fit is told, not thrown, so that it holds nothing up. */
export const readRecord = (record: Numbered): Read => {
  const sequenceNumber = record.dynamodb?.SequenceNumber ?? ''
  try {
    return { sequenceNumber, followUp: followUpIn(record) }
  } catch (error) {
    return { sequenceNumber, unreadable: error }
  }
}
