import * as z from 'zod'
import { momentSchema, type Moment } from '../domain/time.ts'
import type { Item, Key, Update } from '../stores/table.ts'

/** The key of when anybody last invited an organisation. */
export const lastInvitedKey = (organisation: string): Key => ({ pk: `ORG#${organisation}`, sk: 'INVITED' })

const lastInvitedSchema = z.object({ pk: z.string(), at: momentSchema })

/** Which organisation was last invited when, in an item. */
export const lastInvitedFrom = (item: Item): { readonly organisation: string; readonly at: Moment } => {
  const { pk, at } = lastInvitedSchema.parse(item)
  return { organisation: pk.slice('ORG#'.length), at }
}

/** Notes that somebody invites an organisation; in the transaction that does. */
export const noteInvited = (organisation: string, at: Moment): Update => ({
  update: lastInvitedKey(organisation),
  set: { entity: 'LastInvited', at },
})
