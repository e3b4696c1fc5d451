import { describe, expect, it } from 'vitest'
import { heardIn, sorted } from '../../support/space-quarter/heard.ts'
import { playQuarter } from '../../support/space-quarter/play.ts'

/** A part of the quarter that the bench plays as a whole (`npm run bench -- spaces`). */
const scales = [1, 2, 3].map((seed) => ({ clusters: 4, membersOfEach: 20, posts: 250, days: 12, seed }))

describe.each(scales)('a quarter of spaces (seed $seed)', (scale) => {
  it('brings everybody what a plain model says, nothing twice, nothing empty', async () => {
    const { stage, model, written } = await playQuarter(scale)
    const heard = heardIn(stage)
    expect(written).toBe(scale.posts)
    expect(sorted(heard)).toEqual(sorted(model.expected))
    expect(heard.filter(({ isDigest }) => isDigest).length).toBeGreaterThan(100)
    expect(heard.filter(({ isDigest }) => !isDigest).length).toBeGreaterThan(20)

    const told = heard.flatMap(({ person, posts }) => posts.map((post) => `${person} ${post}`))
    expect(new Set(told).size).toBe(told.length)
    const digests = heard.filter(({ isDigest }) => isDigest).map(({ person, day }) => `${person} ${day}`)
    expect(new Set(digests).size).toBe(digests.length)
    expect(heard.filter(({ posts }) => posts.length === 0)).toEqual([])
  })
})
