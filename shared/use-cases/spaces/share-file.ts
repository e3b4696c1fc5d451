import { findFormula } from '../../csv/find-formula.ts'
import { Conflict, InvalidRequest, NotFound } from '../../domain/errors.ts'
import { fileTypes, LOOKED_AT, type FileType } from '../../domain/file-type.ts'
import { fileName, type SpaceFile } from '../../domain/space-file.ts'
import { after, type Moment, type Span } from '../../domain/time.ts'
import { count } from '../../items/counter-item.ts'
import { createFile, letGo, markChecked, spaceFileFrom, spaceFileKey } from '../../items/space-file-item.ts'
import { FileChanged, type FileFacts, type Files } from '../../stores/files.ts'
import type { Table, Write } from '../../stores/table.ts'
import { writeWithinLimits } from '../support/limits.ts'
import { newestPack } from '../support/load.ts'
import { assertStillThere, enter, type Visitor } from './enter.ts'
import { spaceFilePaths } from './file-paths.ts'

/** What sharing files needs from outside. */
export type ShareFileDeps = {
  readonly table: Pick<Table, 'getMany' | 'query' | 'write'>
  readonly files: Pick<Files, 'uploadUrl' | 'facts' | 'read' | 'copy'>
}

/** A file as its uploader declares it. */
export type DeclareFile = Visitor & {
  readonly id: string
  readonly name: string
  readonly type: FileType
  readonly bytes: number
  readonly extra: readonly Write[]
  readonly now: Moment
}

/** A file and the address that takes it: one PUT of exactly its size, within so many seconds. */
export type Upload = { readonly file: SpaceFile; readonly url: string; readonly seconds: number }

const UPLOAD_SECONDS = 900

/** How long a file may wait for a post that carries it; then it goes. */
const WAITS: Span = { days: 1 }

const uploadOf = async ({ files }: Pick<ShareFileDeps, 'files'>, file: SpaceFile): Promise<Upload> => ({
  file,
  url: await files.uploadUrl(spaceFilePaths(file).upload, UPLOAD_SECONDS, file.bytes),
  seconds: UPLOAD_SECONDS,
})

const ownFile = async (
  { table }: Pick<ShareFileDeps, 'table'>,
  visitor: Visitor & { readonly id: string },
): Promise<SpaceFile> => {
  const key = spaceFileKey(visitor.space, visitor.id)
  const { found } = await enter(table, visitor, [key])
  const item = found(key)
  const file = item && spaceFileFrom(item)
  if (file?.by.personId !== visitor.personId) throw new NotFound('file', visitor.id)
  return file
}

/**
 * Declares a file and gives the address to upload it to; nobody sees it before its content was checked and a post carries it. Throws InvalidRequest
 * for a name that does not go with the type and for what is too large, TooMany beyond the day's files.
 */
export const makeDeclareFile = (deps: ShareFileDeps) => ({
  declare: async (command: DeclareFile): Promise<Upload> => {
    const { id, space, organisation, personId, type, bytes, now } = command
    const [entered, { spaces }] = await Promise.all([enter(deps.table, command), newestPack(deps.table)])
    if (bytes > spaces.largestFile) throw new InvalidRequest([{ path: '/bytes', message: 'fileTooLarge' }])
    const by = { organisation, personId }
    const name = fileName(command.name, type)
    const file: SpaceFile = {
      id,
      space,
      name,
      type,
      bytes,
      state: 'uploading',
      by,
      createdAt: now,
      goesAt: after(now, WAITS),
    }
    await writeWithinLimits(deps.table, 'day', now, [
      createFile(file),
      ...assertStillThere(entered, command),
      count({ of: 'files', whose: personId, per: 'day' }, now, spaces.filesPerPersonAndDay),
      ...command.extra,
    ])
    return uploadOf(deps, file)
  },
  /** The answer to a repeated request: the same file, with a fresh address. */
  again: async (visitor: Visitor & { readonly id: string }): Promise<Upload> =>
    uploadOf(deps, await ownFile(deps, visitor)),
})

/** What stands against a file that was uploaded, if anything does. */
const againstFile = async (
  { files }: ShareFileDeps,
  file: SpaceFile,
  { bytes, version }: FileFacts,
): Promise<Conflict | undefined> => {
  const { upload } = spaceFilePaths(file)
  const read = (length: number) => files.read(upload, { from: 0, length }, version)
  if (bytes !== file.bytes || !fileTypes[file.type].fits(await read(LOOKED_AT)))
    return new Conflict('fileNotAsDeclared')
  if (file.type !== 'text/csv') return undefined
  const formula = findFormula(Buffer.from(await read(bytes)).toString())
  return formula && new Conflict('fileHasFormulas', formula)
}

/** Puts a file that nothing stands against where the address of its upload does not reach. Throws Conflict where it is replaced meanwhile. */
const takeIfFit = async (deps: ShareFileDeps, file: SpaceFile, facts: FileFacts): Promise<Conflict | undefined> => {
  const { upload, checked } = spaceFilePaths(file)
  try {
    const against = await againstFile(deps, file, facts)
    if (!against) await deps.files.copy(upload, checked, facts.version)
    return against
  } catch (error) {
    if (error instanceof FileChanged) throw new Conflict('changedMeanwhile')
    throw error
  }
}

/**
 * Checks what was uploaded against what was declared, and puts it where the address of the upload does not reach: what is given out is what was
 * checked. Done twice it is done once. Throws Conflict where nothing was uploaded yet, and where it is not what was declared, or a table with
 * formulas: then it goes.
 */
export const makeCheckFile =
  (deps: ShareFileDeps) =>
  async ({ now, ...visitor }: Visitor & { readonly id: string; readonly now: Moment }): Promise<SpaceFile> => {
    const file = await ownFile(deps, visitor)
    if (file.state === 'checked' || file.state === 'attached') return file
    const facts = await deps.files.facts(spaceFilePaths(file).upload)
    if (!facts || file.state === 'going') throw new Conflict('notInThisState', { status: file.state })
    const against = await takeIfFit(deps, file, facts)
    if (against) {
      await deps.table.write([letGo(file.space, file.id, now)])
      throw against
    }
    await deps.table.write([markChecked(file)])
    return { ...file, state: 'checked' }
  }
