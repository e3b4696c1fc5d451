import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ask, close, contributionOf, expire, reply, revoke, type Answer } from '../../shared/domain/answer.ts'
import { deltaOf, shardOf, SHARDS, tally, type Count } from '../../shared/domain/counts.ts'
import { after } from '../../shared/domain/time.ts'
import { anOrganisation } from '../support/a-register.ts'
import { aPack, DEADLINE, idOf, START } from '../support/builders.ts'

const command = fc.record({
  who: fc.integer({ min: 1, max: 5 }),
  do: fc.constantFrom('ask', 'accept', 'decline', 'revoke', 'expire', 'close', 'register', 'bounce', 'wait'),
  active: fc.boolean(),
})
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never

const next = (before: Answer | undefined, { who, do: verb, active }: Command, now: string): Answer | undefined => {
  const organisation = anOrganisation(who, { status: active ? 'active' : 'suspended' })
  const { key } = organisation
  if (verb === 'ask')
    return ask(before, { applicationId: idOf(1), key, organisation, pack: aPack(), deadline: DEADLINE, now })
  if (!before) return undefined
  switch (verb) {
    case 'accept':
    case 'decline': {
      const said = verb === 'accept' ? ({ answer: 'accept' } as const) : ({ answer: 'decline', reason: 'no' } as const)
      const replied = reply(before, said, 'p', now)
      return replied.outcome === 'changed' ? replied.answer : undefined
    }
    case 'revoke':
      return revoke(before, now)
    case 'expire':
      return before.state === 'invited' ? expire(before) : undefined
    case 'close':
      return before.state === 'invited' ? close(before) : undefined
    case 'register':
      return { ...before, counts: active }
    case 'bounce':
      return { ...before, undeliverable: active }
    case 'wait':
      return undefined
  }
}

const counts = (differing: Partial<Count> = {}): Count[] =>
  Array.from({ length: SHARDS }, (_, shard) => ({
    shard,
    confirmed: shard,
    open: 1,
    losses: shard % 2,
    version: shard * 10,
    phase: 'gathering',
    changedAt: after(START, { minutes: shard }),
    ...differing,
  }))

describe('the counts of an application', () => {
  it('are the sum of all changes, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        const answers = new Map<number, Answer>()
        const sums = { confirmed: 0, open: 0, losses: 0, version: 0 }
        let now = START
        for (const one of commands) {
          now = after(now, one.do === 'wait' ? { days: 9 } : { minutes: 1 })
          const before = answers.get(one.who)
          const changed = next(before, one, now)
          if (!changed) continue
          const delta = deltaOf(before, changed)
          for (const name of ['confirmed', 'open', 'losses', 'version'] as const) sums[name] += delta[name]
          answers.set(one.who, changed)
          const contributions = [...answers.values()].map(contributionOf)
          expect(sums.confirmed).toBe(contributions.filter((is) => is === 'confirmed').length)
          expect(sums.open).toBe(contributions.filter((is) => is === 'open').length)
          expect(delta.losses).toBe(before?.state === 'confirmed' && changed.state !== 'confirmed' ? 1 : 0)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('add up, with their versions in the order of the shards', () => {
    expect(tally(counts().toReversed())).toEqual({
      confirmed: 28,
      open: 8,
      phase: 'gathering',
      versions: [0, 10, 20, 30, 40, 50, 60, 70],
      losses: [0, 1, 0, 1, 0, 1, 0, 1],
      changedAt: after(START, { minutes: 7 }),
    })
  })

  it('are eight, or something is broken', () => {
    expect(() => tally(counts().slice(1))).toThrow('expected 8 count items, found 7')
  })

  it('spread organisations evenly', () => {
    const seen = new Map<number, number>()
    for (let number = 1; number <= 8000; number += 1) {
      const shard = shardOf(anOrganisation(number).key)
      seen.set(shard, (seen.get(shard) ?? 0) + 1)
    }
    expect(new Set(seen.keys())).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7]))
    for (const many of seen.values()) expect(Math.abs(many - 1000)).toBeLessThan(150)
  })
})
