import { cutOff, subjectOf } from '../../domain/space.ts'
import { putFanOut } from '../../items/mail-item.ts'
import { replaceSpace, spaceFrom } from '../../items/space-item.ts'
import type { ActOnDueDeps, DueItem, DueOutcome } from './acting.ts'

/** Cuts off what is new in a space for the day's digests, and asks for whom it is new: once a day and space, and only where something was written. */
export const actOnSpace = async ({ table }: ActOnDueDeps, { item, now }: DueItem): Promise<DueOutcome> => {
  const space = spaceFrom(item)
  const { id, cut, posts } = space
  await table.write([
    replaceSpace(space, cutOff(space)),
    putFanOut({
      id: `news-${id}-${posts}`,
      applicationId: subjectOf(id).clusterId,
      template: 'spaceDigest',
      audience: 'news',
      closes: false,
      data: { space: id, from: cut, to: posts },
      createdAt: now,
    }),
  ])
  return 'asked'
}
