import * as z from 'zod'
import type { Claim } from '../domain/claim.ts'
import { eventSchema } from '../domain/event.ts'
import { clusterEventSchema } from '../domain/cluster-event.ts'
import type { Erasure } from '../domain/erasure.ts'
import { representationSchema, type Person } from '../domain/person.ts'
import { momentSchema } from '../domain/time.ts'
import { CLAIMS, claimFrom } from '../items/claim-item.ts'
import { conversationOfSide, CONVERSATIONS, sideAt } from '../items/conversation-item.ts'
import { DID } from '../items/doer-keys.ts'
import { digestFrom, digestKey, newsFrom, newsOf } from '../items/digest-item.ts'
import { erasureFrom, erasureKey } from '../items/erasure-item.ts'
import { PAST_REPRESENTATIONS, personPartition, REPRESENTATIONS } from '../items/person-item.ts'
import type { Seat } from '../domain/seat.ts'
import type { News } from '../domain/digest.ts'
import { seatFrom, SEATS } from '../items/seat-item.ts'
import { signInFrom, signInKey } from '../items/sign-in-item.ts'
import { queryAll } from '../stores/query-all.ts'
import type { Item, Start, Table } from '../stores/table.ts'

const { organisation, since, provenBy } = representationSchema.shape
const representedSchema = z.object({ organisation, since, provenBy, until: momentSchema.optional() })

/** That a person may act for an organisation, or might once. Who added or removed the person is another's business. */
export type Represented = z.infer<typeof representedSchema>

const didSchema = z.object({
  type: z.union([eventSchema.shape.type, clusterEventSchema.shape.type]),
  at: momentSchema,
  as: z.string(),
  applicationId: z.string().optional(),
  clusterId: z.string().optional(),
  organisation: z.string().optional(),
})

/** Something that a person did, where, and in the name of which office. */
export type Did = z.infer<typeof didSchema>

/** A conversation that a person has for itself, and when something was last written in it. */
export type OwnConversation = { readonly id: string; readonly lastAt: string }

/** Everything that is stored about a person, and a page of what the person did, the latest first. */
export type PersonalData = {
  readonly representations: readonly Represented[]
  readonly claims: readonly Claim[]
  readonly codesUsed: number
  readonly seats: readonly Seat[]
  readonly digestAt: string | undefined
  readonly news: readonly News[]
  readonly erasure: Erasure | undefined
  readonly conversations: readonly OwnConversation[]
  readonly did: readonly Did[]
  readonly next: Start | undefined
}

const representedIn = (item: Item): Represented => representedSchema.parse(item)

const didIn = (item: Item): Did => didSchema.parse({ ...item, as: z.string().parse(item['by']).split(':')[0] })

/** Gathers what is stored about a person, and nothing about anybody else. */
export const makeExportPerson =
  ({ table }: { readonly table: Pick<Table, 'get' | 'query'> }) =>
  async ({
    person: { id },
    limit,
    start,
  }: {
    readonly person: Pick<Person, 'id'>
    readonly limit: number
    readonly start?: Start | undefined
  }): Promise<PersonalData> => {
    const pk = personPartition(id)
    const [now, past, claims, signIn, erasure, conversations, seats, digest, news, did] = await Promise.all([
      queryAll(table, { pk, beginsWith: REPRESENTATIONS }),
      queryAll(table, { pk, beginsWith: PAST_REPRESENTATIONS }),
      queryAll(table, { index: 'gsi1', pk, beginsWith: CLAIMS }),
      table.get(signInKey(id)),
      table.get(erasureKey(id)),
      queryAll(table, { index: 'gsi1', pk, beginsWith: CONVERSATIONS }),
      queryAll(table, { index: 'gsi1', pk, beginsWith: SEATS }),
      table.get(digestKey(id)),
      queryAll(table, newsOf(id)),
      table.query({ index: 'gsi1', pk, beginsWith: DID, descending: true, limit, start }),
    ])
    return {
      representations: [...now, ...past].map(representedIn),
      claims: claims.map(claimFrom),
      codesUsed: signInFrom(signIn).used,
      erasure: erasure && erasureFrom(erasure),
      conversations: conversations.map((item) => ({ id: conversationOfSide(item), lastAt: sideAt(item) })),
      seats: seats.flatMap((item) => seatFrom(item) ?? []),
      digestAt: digest && digestFrom(digest).dueAt,
      news: news.map(newsFrom),
      did: did.items.map(didIn),
      next: did.next,
    }
  }
