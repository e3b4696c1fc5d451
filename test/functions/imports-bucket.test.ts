import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { importsBucket } from '../../functions/imports-bucket.ts'
import { spaceFiles } from '../../functions/space-files.ts'

const root = join(import.meta.dirname, '../..')

it('an upload address promises S3 no checksum of a file that it does not know yet', async () => {
  vi.stubEnv('AWS_REGION', 'eu-central-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'id')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'key')
  const url = await importsBucket({ IMPORTS_BUCKET: 'imports' }).uploadUrl('imports/1/register.csv', 60)
  expect(url).not.toMatch(/checksum/i)
  vi.unstubAllEnvs()
})

it('an upload address of a space takes exactly as many bytes as were declared, and no checksum', async () => {
  vi.stubEnv('AWS_REGION', 'eu-central-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'id')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'key')
  const url = await spaceFiles({ SPACE_FILES_BUCKET: 'files' }).uploadUrl('uploads/1', 60, 1234)
  expect(new URL(url).searchParams.get('X-Amz-SignedHeaders')?.split(';')).toContain('content-length')
  expect(url).not.toMatch(/checksum/i)
  vi.unstubAllEnvs()
})

it('no function reaches the bucket by another client, whose addresses S3 would refuse', () => {
  const others = globSync('functions/**/*.ts', { cwd: root }).filter((file) =>
    readFileSync(join(root, file), 'utf8').includes('new S3Client('),
  )
  expect(others).toEqual([join('functions', 'imports-bucket.ts'), join('functions', 'space-files.ts')])
})
