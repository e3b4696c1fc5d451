import { S3Client } from '@aws-sdk/client-s3'
import type { Files } from '../shared/stores/files.ts'
import { s3Files } from '../shared/stores/s3-files.ts'

/** The files of spaces, in the bucket that a function's environment names. */
export const spaceFiles = ({ SPACE_FILES_BUCKET }: { readonly SPACE_FILES_BUCKET: string }): Files =>
  s3Files({ client: new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' }), bucket: SPACE_FILES_BUCKET })
