import { forgetFile, spaceFileFrom } from '../../items/space-file-item.ts'
import { spaceFilePaths } from '../spaces/file-paths.ts'
import type { ActOnDueDeps, DueItem, DueOutcome } from './acting.ts'

/** Removes a file whose post was withdrawn, or that no post came to carry, and then its note: where that stops, the next tick does it again. */
export const actOnFile = async ({ table, files }: ActOnDueDeps, { item, dueAt }: DueItem): Promise<DueOutcome> => {
  const file = spaceFileFrom(item)
  const { upload, checked } = spaceFilePaths(file)
  await files.remove(upload)
  await files.remove(checked)
  await table.write([forgetFile(file, dueAt)])
  return 'removed'
}
