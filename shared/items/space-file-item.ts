import { spaceFileSchema, type SpaceFile } from '../domain/space-file.ts'
import type { SpaceId } from '../domain/space.ts'
import type { Moment } from '../domain/time.ts'
import type { Delete, Key, Put, Update } from '../stores/table.ts'
import { dueKeys } from './due-item.ts'
import { entity } from './entity.ts'
import { writerKeys } from './writer-keys.ts'

/** The key of a file of a space. */
export const spaceFileKey = (space: SpaceId, id: string): Key => ({ pk: `SPCFILE#${space}`, sk: `FILE#${id}` })

const files = entity('SpaceFile', spaceFileSchema, (file) => ({
  ...spaceFileKey(file.space, file.id),
  ...dueKeys(file.id, file.goesAt),
  ...writerKeys({ ...file.by, at: file.createdAt, id: file.id }),
}))

/** The file in an item. */
export const spaceFileFrom = files.from

/** Notes a file before it is uploaded. */
export const createFile = (file: SpaceFile): Put => ({
  put: files.item(file),
  when: [{ attribute: 'pk', exists: false }],
})

/** Notes that the content of an upload was checked and lies where no upload reaches it. */
export const markChecked = ({ space, id }: SpaceFile): Update => ({
  update: spaceFileKey(space, id),
  set: { state: 'checked' },
  when: [{ attribute: 'state', is: 'uploading' }],
})

/** Hangs a checked file on a post; from then on it stays as long as that. */
export const attach = ({ space, id }: Pick<SpaceFile, 'space' | 'id'>, post: number): Update => ({
  update: spaceFileKey(space, id),
  set: { state: 'attached', post },
  remove: ['goesAt', 'gsi3pk', 'gsi3sk'],
  when: [{ attribute: 'state', is: 'checked' }],
})

/** Lets a file go: from now on nobody gets it, and the next tick removes it. */
export const letGo = (space: SpaceId, id: string, now: Moment): Update => {
  const { gsi3pk = '', gsi3sk = '' } = dueKeys(id, now)
  return {
    update: spaceFileKey(space, id),
    set: { state: 'going', goesAt: now, gsi3pk, gsi3sk },
    when: [{ attribute: 'pk', exists: true }],
  }
}

/** Takes a file's note away, if it still goes at that moment. */
export const forgetFile = ({ space, id }: SpaceFile, goesAt: Moment): Delete => ({
  delete: spaceFileKey(space, id),
  when: [{ attribute: 'goesAt', is: goesAt }],
})
