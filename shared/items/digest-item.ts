import { digestSchema, newsSchema, type Digest, type News } from '../domain/digest.ts'
import type { SpaceId } from '../domain/space.ts'
import type { Moment } from '../domain/time.ts'
import type { Check, Delete, Key, Put } from '../stores/table.ts'
import { dueKeys } from './due-item.ts'
import { entity } from './entity.ts'

/** The partition of what is new for a person, and of its next digest. */
export const digestPartition = (personId: string): string => `DIGEST#${personId}`
const pk = digestPartition

/** The key of a person's next digest. */
export const digestKey = (personId: string): Key => ({ pk: pk(personId), sk: 'DIGEST' })

const digests = entity('Digest', digestSchema, ({ personId, dueAt }) => ({
  ...digestKey(personId),
  ...dueKeys(personId, dueAt),
}))

/** The digest in an item. */
export const digestFrom = digests.from

/** Asks for a digest, where none is asked for yet. */
export const askForDigest = (digest: Digest): Put => ({
  put: digests.item(digest),
  when: [{ attribute: 'pk', exists: false }],
})

/** Ends the asking for a digest that was due at a moment. */
export const endDigest = ({ personId, dueAt }: Digest): Delete => ({
  delete: digestKey(personId),
  when: [{ attribute: 'dueAt', is: dueAt }],
})

/** Puts a digest that was due off to a later moment. */
export const postponeDigest = (digest: Digest, dueAt: Moment): Put => ({
  put: digests.item({ ...digest, dueAt }),
  when: [{ attribute: 'dueAt', is: digest.dueAt }],
})

/** Demands that a digest is asked for, still. */
export const assertAsked = (personId: string): Check => ({
  check: digestKey(personId),
  when: [{ attribute: 'pk', exists: true }],
})

/** Where what is new for a person is, by spaces. */
export const newsOf = (personId: string) => ({ pk: pk(personId), beginsWith: 'NEWS#' }) as const

/** The key of what is new for a person in a space. */
export const newsKey = (personId: string, space: SpaceId): Key => ({ pk: pk(personId), sk: `NEWS#${space}` })

const news = entity('News', newsSchema, ({ personId, space }) => newsKey(personId, space))

/** What is new, in an item. */
export const newsFrom = news.from

/** Notes what is new for a person in a space, in place of what was read. */
export const putNews = (before: News | undefined, next: News): Put => ({
  put: news.item(next),
  when: before
    ? [
        { attribute: 'from', is: before.from },
        { attribute: 'to', is: before.to },
      ]
    : [{ attribute: 'pk', exists: false }],
})
