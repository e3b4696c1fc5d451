import { S3Client } from '@aws-sdk/client-s3'
import { s3Files } from '../shared/stores/s3-files.ts'
import type { Files } from '../shared/stores/files.ts'

/** The files of the search, in the bucket that a function's environment names. */
export const searchBucket = ({ SEARCH_BUCKET }: { readonly SEARCH_BUCKET: string }): Files =>
  s3Files({ client: new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' }), bucket: SEARCH_BUCKET })
