import { existsSync } from 'node:fs'
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entries } from '../../infra/bundle.ts'
import { inputsOf, isMadeOf, noteInputs } from '../../infra/bundle-inputs.ts'
import { productionResources } from './stage.ts'

describe('the functions that are bundled', () => {
  it('stand each beside its environment', () => {
    for (const entry of entries()) expect(existsSync(`functions/${entry}.ts`), entry).toBe(true)
  })

  it('are those that are deployed, no more and no fewer', () => {
    const deployed = productionResources('AWS::Lambda::Function').map(([, { Properties }]) => Properties['Handler'])
    expect(new Set(deployed)).toEqual(new Set(entries().map((entry) => `${entry}/index.handler`)))
  })
})

describe('a bundle', () => {
  let root: string
  const note = () => join(root, 'inputs.json')

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'bundle-'))
    await writeFile(join(root, 'one.ts'), '1')
    await writeFile(join(root, 'two.ts'), '2')
    noteInputs(note(), inputsOf(root, ['one.ts', 'two.ts']))
  })
  afterAll(() => rm(root, { recursive: true }))

  it('is not made again of the same files', () => {
    expect(isMadeOf(note(), root, ['one.ts'])).toBe(true)
  })

  it('is made again where there is a new function', () => {
    expect(isMadeOf(note(), root, ['one.ts', 'three.ts'])).toBe(false)
  })

  it('is made again where a file was changed, or is gone', async () => {
    await utimes(join(root, 'two.ts'), 0, 0)
    expect(isMadeOf(note(), root, ['one.ts'])).toBe(false)
    await rm(join(root, 'two.ts'))
    expect(isMadeOf(note(), root, ['one.ts'])).toBe(false)
  })

  it('is made where there is none, or half of one', async () => {
    expect(isMadeOf(join(root, 'nothing.json'), root, [])).toBe(false)
    await writeFile(join(root, 'half.json'), '{"one')
    expect(isMadeOf(join(root, 'half.json'), root, [])).toBe(false)
  })
})
