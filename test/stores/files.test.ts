import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Files } from '../../shared/stores/files.ts'
import { memoryFiles } from '../../shared/stores/memory-files.ts'
import { s3Files } from '../../shared/stores/s3-files.ts'
import { tinyS3 } from '../support/tiny-s3.ts'

let s3: Awaited<ReturnType<typeof tinyS3>>
beforeAll(async () => {
  s3 = await tinyS3()
})
afterAll(() => s3.stop())

const stores: [string, () => Files][] = [
  ['memory', () => memoryFiles()],
  ['S3', () => s3Files({ client: s3.client, bucket: `bucket-${Math.random()}` })],
]

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString()

describe.each(stores)('the files in %s', (_, newFiles) => {
  it('give back what was written, whole or a stretch of it', async () => {
    const files = newFiles()
    await files.write('a/b.jsonl', 'реестр')
    expect(textOf(await files.read('a/b.jsonl'))).toBe('реестр')
    expect(textOf(await files.read('a/b.jsonl', { from: 2, length: 4 }))).toBe('ее')
    expect(textOf(await files.read('a/b.jsonl', { from: 8, length: 100 }))).toBe('тр')
  })

  it('know a file by its size and version, and do not know what is not there', async () => {
    const files = newFiles()
    expect(await files.facts('a')).toBeUndefined()
    await files.write('a', 'one')
    const one = await files.facts('a')
    expect(one?.bytes).toBe(3)
    await files.write('a', 'two')
    expect((await files.facts('a'))?.version).not.toBe(one?.version)
  })

  it('read no other version than the one that is asked for', async () => {
    const files = newFiles()
    await files.write('a', 'one')
    const { version } = (await files.facts('a'))!
    expect(textOf(await files.read('a', { from: 0, length: 3 }, version))).toBe('one')
    await files.write('a', 'two')
    await expect(files.read('a', { from: 0, length: 3 }, version)).rejects.toMatchObject({ name: 'FileChanged' })
    await expect(files.read('b')).rejects.toMatchObject({ name: 'FileChanged' })
  })
})

describe('an upload address', () => {
  it('takes any content: it does not promise the checksum of another', async () => {
    const files = s3Files({ client: s3.client, bucket: 'uploads' })
    const url = await files.uploadUrl('imports/1/register.csv', 60)
    expect(url).toMatch(/X-Amz-Expires=60/)
    expect(url).not.toMatch(/checksum/i)
    await fetch(url, { method: 'PUT', body: 'key,name\n' })
    expect(textOf(await files.read('imports/1/register.csv'))).toBe('key,name\n')
  })
})
