import type { Files } from '../shared/stores/files.ts'
import { importsBucket } from './imports-bucket.ts'

/** The files of the search, in the bucket that a function's environment names; by the same client as those of imports. */
export const searchBucket = ({ SEARCH_BUCKET }: { readonly SEARCH_BUCKET: string }): Files =>
  importsBucket({ IMPORTS_BUCKET: SEARCH_BUCKET })
