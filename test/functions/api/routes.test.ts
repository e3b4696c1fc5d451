import { join } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

const file = (name: string) => join(import.meta.dirname, '../../../functions/api', name)

describe('the route table', () => {
  it('is imported by the stacks and by pages without any client of AWS', async () => {
    const options = { bundle: true, write: false, metafile: true, platform: 'node', format: 'esm' } as const
    const { metafile } = await build({ ...options, entryPoints: [file('routes.ts')] })
    const foreign = Object.keys(metafile.inputs).filter((input) => input.includes('node_modules'))
    expect(foreign.filter((input) => !input.includes('node_modules/zod/'))).toEqual([])
  })
})
