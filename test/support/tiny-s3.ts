import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { S3Client } from '@aws-sdk/client-s3'

type Stored = { readonly content: Buffer; readonly etag: string }

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const missing = '<Error><Code>NoSuchKey</Code><Message>none</Message></Error>'

const get = (request: IncomingMessage, response: ServerResponse, file: Stored | undefined): void => {
  if (!file) return void response.writeHead(404, { 'content-type': 'application/xml' }).end(missing)
  const wanted = request.headers['if-match']
  if (wanted !== undefined && wanted !== file.etag) return void response.writeHead(412).end()
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
  const content = from === undefined ? file.content : file.content.subarray(Number(from), Number(to) + 1)
  response.writeHead(from === undefined ? 200 : 206, { etag: file.etag, 'content-length': content.length })
  response.end(request.method === 'HEAD' ? undefined : content)
}

/** As much of S3 as the file store uses, in this process: PUT, HEAD, GET with ranges and If-Match. Signatures are not checked. */
export const tinyS3 = async () => {
  const stored = new Map<string, Stored>()
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? '', 'http://x').pathname
    if (request.method !== 'PUT') return get(request, response, stored.get(path))
    const content = await bodyOf(request)
    stored.set(path, { content, etag: `"${createHash('sha256').update(content).digest('hex')}"` })
    response.writeHead(200).end()
  }
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const client = new S3Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  })
  return {
    client,
    stop: () => {
      client.destroy()
      server.close()
    },
  }
}
