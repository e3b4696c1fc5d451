import { describe, expect, it } from 'vitest'
import { kinds } from '../../proof/faults/fault.ts'
import { paths } from '../../proof/faults/paths/all.ts'
import { play, wrongIn } from '../../proof/faults/play.ts'
import { shrink } from '../../proof/faults/shrink.ts'

const path = paths.find(({ name }) => name === 'application')!

describe('a path with a fault in it', { timeout: 120_000 }, async () => {
  const undisturbed = await play(path, [], true)

  it('is whole without one, and every call is known by where it comes from', () => {
    expect(undisturbed.broken).toEqual([])
    expect(undisturbed.seen.length).toBeGreaterThan(300)
    expect(undisturbed.seen.filter(({ site }) => site === 'unknown')).toEqual([])
  })

  it.each(kinds)('ends as it would have where a call %s', async (kind) => {
    const writes = undisturbed.seen.filter(({ verb }) => verb === 'write')
    for (const { at } of writes.filter((_, index) => index % 9 === 0)) {
      const played = await play(path, [{ at, kind }])
      expect(played.struck).toHaveLength(1)
      expect(wrongIn(undisturbed, played), played.struck[0]).toEqual([])
    }
  })

  it('is told from a whole one where something is lost', async () => {
    const forgetful = { ...path, options: { ...path.options, isForgotten: () => true } }
    const played = await play(forgetful, [])
    expect(wrongIn(undisturbed, played)).not.toEqual([])
  })
})

describe('a failure', () => {
  it('is shrunk to the faults that it takes', async () => {
    const faults = [1, 2, 3, 4].map((at) => ({ at, kind: 'before' as const }))
    expect(await shrink(faults, async (some) => some.some(({ at }) => at === 3))).toEqual([{ at: 3, kind: 'before' }])
  })
})
