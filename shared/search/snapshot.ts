import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import type { AsPlainObject } from 'minisearch'
import * as z from 'zod'
import { searchDocumentSchema, type SearchDocument } from './document.ts'
import type { Loaded } from './organisation-search.ts'
import { newWordsIndex, readWordsIndex } from './words-index.ts'

/** Snapshots of another format are not read but made anew; it changes with whatever changes terms or fields. */
export const SNAPSHOT_FORMAT = 1

/** Where the snapshot lies. */
export const SNAPSHOT_PATH = 'search/organisations.json.br'

/** A snapshot as it is loaded: up to which number of the log of changes it holds everything. */
export type Snapshot = Loaded & { readonly sequence: number }

const isSearchDocuments = (value: unknown): value is SearchDocument[] =>
  // Our own function wrote it whole; that the first fits says that the format is this one, and spares a second for the rest.
  Array.isArray(value) && (value.length === 0 || searchDocumentSchema.safeParse(value[0]).success)

const isWords = (value: unknown): value is AsPlainObject =>
  typeof value === 'object' && value !== null && 'serializationVersion' in value

const snapshotSchema = z.object({
  format: z.literal(SNAPSHOT_FORMAT),
  sequence: z.int().min(0),
  documents: z.custom<SearchDocument[]>(isSearchDocuments),
  words: z.custom<AsPlainObject>(isWords),
})

/** Documents as a snapshot, the same bytes for the same documents in whatever order they come. */
export const writeSnapshot = async (documents: readonly SearchDocument[], sequence: number): Promise<Uint8Array> => {
  const sorted = documents.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const text = JSON.stringify({ format: SNAPSHOT_FORMAT, sequence, documents: sorted, words: newWordsIndex(sorted) })
  return promisify(brotliCompress)(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  })
}

const parsed = async (bytes: Uint8Array): Promise<z.infer<typeof snapshotSchema> | undefined> =>
  snapshotSchema.safeParse(JSON.parse((await promisify(brotliDecompress)(bytes)).toString())).data

/** The documents of a snapshot; undefined where it is of another format. */
export const readDocuments = async (bytes: Uint8Array): Promise<Pick<Snapshot, 'documents' | 'sequence'> | undefined> =>
  parsed(bytes)

/** A snapshot ready to be searched; undefined where it is of another format. */
export const readSnapshot = async (bytes: Uint8Array): Promise<Snapshot | undefined> => {
  const snapshot = await parsed(bytes)
  return snapshot && { ...snapshot, words: readWordsIndex(snapshot.words) }
}
