import * as z from 'zod'
import { shardOf } from '../domain/counts.ts'
import { momentSchema, type Moment } from '../domain/time.ts'
import { textAt } from '../stores/keys.ts'
import type { Delete, Item, Key, Put } from '../stores/table.ts'

/** The partitions of the index of due moments. */
export const duePartitions: readonly string[] = Array.from({ length: 8 }, (_, shard) => `DUE#${shard}`)

/** The index keys of an item that is due at a moment; none where nothing is due. */
export const dueKeys = (subject: string, at: Moment | undefined): { readonly [name: string]: string } =>
  at === undefined ? {} : { gsi3pk: `DUE#${shardOf(subject)}`, gsi3sk: `${at}#${subject}` }

/** The moment that an item is due at, as its place in the index says; undefined where nothing is due. */
export const dueAtOf = (item: Item): Moment | undefined =>
  momentSchema.safeParse(textAt(item, 'gsi3sk').split('#')[0]).data

/** The moments in an application's life that are items of their own. */
export const applicationDueSchema = z.enum(['deadline', 'lookAgain', 'correction', 'retry', 'retention'])
export type ApplicationDue = z.infer<typeof applicationDueSchema>

const dueSchema = z.object({
  entity: z.literal('Due'),
  applicationId: z.uuid(),
  kind: applicationDueSchema,
  dueAt: momentSchema,
})

/** The key of an application's due moment. */
export const applicationDueKey = (applicationId: string, kind: ApplicationDue): Key => ({
  pk: `APP#${applicationId}`,
  sk: `DUE#${kind}`,
})

/** Puts a due moment down, in place of an earlier one of the same kind. */
export const putDue = (applicationId: string, kind: ApplicationDue, dueAt: Moment): Put => ({
  put: {
    ...applicationDueKey(applicationId, kind),
    entity: 'Due',
    applicationId,
    kind,
    dueAt,
    ...dueKeys(`${applicationId}${kind}`, dueAt),
  },
})

/** Takes a due moment away in the transaction that acts on it, if it is still this one (any, where `dueAt` is not given). */
export const dropDue = (applicationId: string, kind: ApplicationDue, dueAt?: Moment): Delete => ({
  delete: applicationDueKey(applicationId, kind),
  ...(dueAt === undefined ? {} : { when: [{ attribute: 'dueAt', is: dueAt }] }),
})

/** The due moment in an item; undefined if the item is something else. */
export const dueFrom = (item: Item): z.infer<typeof dueSchema> | undefined => dueSchema.safeParse(item).data
