import * as z from 'zod'
import { entryFrom } from '../items/board-item.ts'
import { chainVersionFrom } from '../items/chain-item.ts'
import { messageFrom } from '../items/conversation-item.ts'
import { postFrom } from '../items/post-item.ts'
import { spaceFileFrom } from '../items/space-file-item.ts'
import { writingsOf } from '../items/writer-keys.ts'
import { textAt } from '../stores/keys.ts'
import type { Item, Start, Table } from '../stores/table.ts'

/** What a person can write where others read it. */
export const writingSchema = z.object({
  what: z.enum(['post', 'message', 'boardEntry', 'file', 'chainVersion']),
  at: z.string(),
  organisation: z.string(),
  /** The space, conversation, entry or chain that it is in. */
  place: z.string(),
  title: z.string().optional(),
  text: z.string().optional(),
})

/** Something that a person wrote, when, where, and in the name of which organisation. */
export type Writing = z.infer<typeof writingSchema>

const readers: { readonly [entity: string]: (item: Item) => Writing } = {
  Post: (item) => {
    const { author, at, space, title, text } = postFrom(item)
    return { what: 'post', at, organisation: author.organisation, place: space, title, text }
  },
  Message: (item) => {
    const { from, at, conversation, text } = messageFrom(item)
    return { what: 'message', at, organisation: from, place: conversation, text }
  },
  BoardEntry: (item) => {
    const { organisation, createdAt, id, title, text } = entryFrom(item)
    return { what: 'boardEntry', at: createdAt, organisation, place: id, title, text }
  },
  SpaceFile: (item) => {
    const { by, createdAt, space, name } = spaceFileFrom(item)
    return { what: 'file', at: createdAt, organisation: by.organisation, place: space, title: name }
  },
  ChainVersion: (item) => {
    const { organisation, at, chain, version, content } = chainVersionFrom(item)
    return { what: 'chainVersion', at, organisation, place: `${chain}, version ${version}`, title: content.title }
  },
}

/** Gathers a page of what a person wrote in spaces, conversations, chains and on the board, the latest first; what was withdrawn has no text. */
export const makeExportWritings =
  ({ table }: { readonly table: Pick<Table, 'query'> }) =>
  async (asked: { readonly personId: string; readonly limit: number; readonly start?: Start | undefined }) => {
    const { personId, limit, start } = asked
    const page = await table.query({ index: 'gsi5', pk: writingsOf(personId), descending: true, limit, start })
    const writings: readonly Writing[] = page.items.flatMap((item) => readers[textAt(item, 'entity')]?.(item) ?? [])
    return { writings, next: page.next }
  }
