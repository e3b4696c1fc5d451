import { createServer } from 'node:net'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stageFolder } from '../../local/paths.ts'
import { firstFreePort, isFree } from '../../local/ports.ts'
import { ensureState, readState, removeStage, writeState } from '../../local/state.ts'

const emptyFolder = () => mkdtemp(join(tmpdir(), 'consort-state-'))

describe('the state of a local stage', () => {
  it('is not there before the first start', async () => {
    expect(await readState(await emptyFolder())).toBeUndefined()
  })

  it('keeps the two ports that were chosen at the first start', async () => {
    const dir = join(await emptyFolder(), 'stage')
    const chosen = await ensureState(dir)
    expect(chosen.webPort).not.toBe(chosen.emulatorPort)
    expect(await ensureState(dir)).toEqual(chosen)
  })

  it('keeps clear of the ports of stages beside it, running or not', async () => {
    const beside = await emptyFolder()
    const first = await ensureState(join(beside, 'first'))
    const second = await ensureState(join(beside, 'second'))
    expect(new Set([...Object.values(first), ...Object.values(second)]).size).toBe(4)
  })

  it('remembers the process while it runs', async () => {
    const dir = await emptyFolder()
    await writeState(dir, { emulatorPort: 8401, webPort: 8400, emulatorPid: 123 })
    expect(await readState(dir)).toEqual({ emulatorPort: 8401, webPort: 8400, emulatorPid: 123 })
  })

  it('is refused when damaged', async () => {
    const dir = await emptyFolder()
    await writeFile(join(dir, 'state.json'), '{"emulatorPort":"8401"}')
    await expect(readState(dir)).rejects.toThrow('emulatorPort')
  })

  it('is forgotten by a reset', async () => {
    const dir = await emptyFolder()
    await ensureState(dir)
    await removeStage(dir)
    expect(await readState(dir)).toBeUndefined()
  })

  it('lies where CONSORT_LOCAL_DIR says, so that tests have a stage of their own', () => {
    expect(stageFolder({ CONSORT_LOCAL_DIR: '/somewhere/else' })).toBe('/somewhere/else')
    expect(stageFolder({})).toMatch(/\.local.stage$/)
  })
})

describe('choosing a port', () => {
  it('passes over a port that is taken', async () => {
    const free = await firstFreePort(21_000)
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(free, '127.0.0.1', resolve))
    try {
      expect(await isFree(free)).toBe(false)
      expect(await firstFreePort(free)).toBeGreaterThan(free)
    } finally {
      holder.close()
    }
  })
})
