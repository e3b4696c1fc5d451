import { NotFound } from '../../domain/errors.ts'
import { isShown } from '../../domain/post.ts'
import type { SpaceFile } from '../../domain/space-file.ts'
import { postFrom, postKey } from '../../items/post-item.ts'
import { spaceFileFrom, spaceFileKey } from '../../items/space-file-item.ts'
import type { Files } from '../../stores/files.ts'
import type { Table } from '../../stores/table.ts'
import { enter, type Visitor } from './enter.ts'
import { spaceFilePaths } from './file-paths.ts'

/** A file and the address that gives it, as an attachment, within so many seconds. */
export type Download = { readonly file: SpaceFile; readonly url: string; readonly seconds: number }

const DOWNLOAD_SECONDS = 60

/** Gives the address of a file of a post that is shown. Throws NotFound for all other files, and for who may not enter the space. */
export const makeDownloadFile =
  ({ table, files }: { readonly table: Pick<Table, 'get' | 'getMany'>; readonly files: Pick<Files, 'downloadUrl'> }) =>
  async (visitor: Visitor & { readonly id: string }): Promise<Download> => {
    const { space, id } = visitor
    const key = spaceFileKey(space, id)
    const { found } = await enter(table, visitor, [key])
    const item = found(key)
    const file = item && spaceFileFrom(item)
    const post =
      file?.state === 'attached' && file.post !== undefined ? await table.get(postKey(space, file.post)) : undefined
    if (!file || !post || !isShown(postFrom(post))) throw new NotFound('file', id)
    const url = await files.downloadUrl(spaceFilePaths(file).checked, file.name, DOWNLOAD_SECONDS)
    return { file, url, seconds: DOWNLOAD_SECONDS }
  }
