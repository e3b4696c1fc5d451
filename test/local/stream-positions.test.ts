import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { forgetStreamPositions } from '../../local/stream-positions.ts'

const emptyFolder = () => mkdtemp(join(tmpdir(), 'consort-streams-'))

const saved = (data: object) => ({
  format: 3,
  payload: { functions: { a: 1 }, dynamodb_stream_positions: { scoped: true, data } },
})

it('forgets how far streams were read, and nothing else', async () => {
  const dir = await emptyFolder()
  await writeFile(join(dir, 'lambda.json'), JSON.stringify(saved({ 'account us-east-1 mapping': 238 })))
  await forgetStreamPositions(dir)
  expect(JSON.parse(await readFile(join(dir, 'lambda.json'), 'utf8'))).toEqual(saved({}))
})

it('has nothing to do before the first stop', async () => {
  await expect(forgetStreamPositions(await emptyFolder())).resolves.toBeUndefined()
})
