import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { FileChanged, type FileFacts, type Files, type Stretch } from './files.ts'

type Place = { readonly client: S3Client; readonly bucket: string }

const isChanged = (error: unknown): boolean =>
  error instanceof NoSuchKey || (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412)

const facts = async ({ client, bucket }: Place, path: string): Promise<FileFacts | undefined> => {
  try {
    const { ContentLength, ETag } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: path }))
    if (ContentLength === undefined || ETag === undefined) throw new Error(`S3 tells nothing of ${path}`)
    return { bytes: ContentLength, version: ETag }
  } catch (error) {
    if (error instanceof NotFound) return undefined
    throw error
  }
}

const rangeOf = ({ from, length }: Stretch): string => `bytes=${from}-${from + length - 1}`

const read = async (
  { client, bucket }: Place,
  path: string,
  stretch?: Stretch,
  version?: string,
): Promise<Uint8Array> => {
  try {
    const { Body } = await client.send(
      new GetObjectCommand({ Bucket: bucket, Key: path, IfMatch: version, Range: stretch && rangeOf(stretch) }),
    )
    if (!Body) throw new Error(`S3 gives nothing of ${path}`)
    return await Body.transformToByteArray()
  } catch (error) {
    throw isChanged(error) ? new FileChanged(path, error) : error
  }
}

const contentTypeOf = (path: string, content: string | Uint8Array): string => {
  if (typeof content !== 'string') return 'application/octet-stream'
  return path.endsWith('.json') ? 'application/json' : 'application/x-ndjson'
}

const write = async ({ client, bucket }: Place, path: string, content: string | Uint8Array): Promise<void> => {
  const ContentType = contentTypeOf(path, content)
  await client.send(new PutObjectCommand({ Bucket: bucket, Key: path, Body: content, ContentType }))
}

const copy = async ({ client, bucket }: Place, from: string, to: string, version: string): Promise<void> => {
  try {
    const CopySource = `${bucket}/${from}`
    await client.send(
      new CopyObjectCommand({ Bucket: bucket, Key: to, CopySource, CopySourceIfMatch: version, ContentType: NEUTRAL }),
    )
  } catch (error) {
    throw isChanged(error) ? new FileChanged(from, error) : error
  }
}

const NEUTRAL = 'application/octet-stream'

/** The name twice: in ASCII for old clients, and as it is (RFC 6266, RFC 8187). */
const attachment = (name: string): string => {
  const ascii = name.replace(/[^\w.() -]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

const downloadUrl = ({ client, bucket }: Place, path: string, name: string, expiresIn: number): Promise<string> =>
  getSignedUrl(
    client,
    new GetObjectCommand({
      Bucket: bucket,
      Key: path,
      ResponseContentDisposition: attachment(name),
      ResponseContentType: NEUTRAL,
      ResponseCacheControl: 'private, no-store',
    }),
    { expiresIn },
  )

/**
 * Files in a bucket. The client must be made with `requestChecksumCalculation: 'WHEN_REQUIRED'`: by default the SDK signs the checksum of an
 * empty body into upload addresses, and S3 then refuses every file. To tell a missing file from a forbidden one takes s3:ListBucket.
 */
export const s3Files = (place: Place): Files => ({
  facts: (path) => facts(place, path),
  read: (path, stretch, version) => read(place, path, stretch, version),
  write: (path, content) => write(place, path, content),
  uploadUrl: (path, expiresIn, bytes) =>
    getSignedUrl(place.client, new PutObjectCommand({ Bucket: place.bucket, Key: path, ContentLength: bytes }), {
      expiresIn,
    }),
  copy: (from, to, version) => copy(place, from, to, version),
  remove: async (path) => {
    await place.client.send(new DeleteObjectCommand({ Bucket: place.bucket, Key: path }))
  },
  downloadUrl: (path, name, expiresIn) => downloadUrl(place, path, name, expiresIn),
})
